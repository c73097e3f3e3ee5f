import type { PDFDocumentProxy } from 'pdfjs-dist';

export type { PDFDocumentProxy };

/** Opens a PDF with pdf.js, loaded only now, its worker and fonts from our own address. Scripts in the file never run. */
export async function openPdf(bytes: ArrayBuffer): Promise<{ document: PDFDocumentProxy; close: () => void }> {
  const [pdfjs, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'),
  ]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    iccUrl: '/pdfjs/iccs/',
    // WebAssembly would need 'wasm-unsafe-eval' in the content policy; the script decoders are quick enough for invoices.
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  return { document: await task.promise, close: () => void task.destroy() };
}

/** Draws one page, `width` CSS pixels wide, sharp on dense screens. Answers a function that abandons the drawing. */
export function drawPage(
  document: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
): () => void {
  let abandoned = false;
  let stop: (() => void) | undefined;
  void (async () => {
    const page = await document.getPage(number);
    if (abandoned) return;
    const density = Math.min(window.devicePixelRatio || 1, 2);
    const scale = (width * density) / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const drawing = page.render({ canvas, viewport });
    stop = () => drawing.cancel();
    await drawing.promise.catch(() => undefined);
  })();
  return () => {
    abandoned = true;
    stop?.();
  };
}

/** The text of a page, for people who hear it. */
export async function textOfPage(document: PDFDocumentProxy, number: number): Promise<string> {
  const content = await (await document.getPage(number)).getTextContent();
  return content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
}
