import type { StreamFault } from './pdf-filters.ts';

/** An attachment of an encrypted PDF, already decrypted. */
export type DecryptedAttachment = { name: string; content: Uint8Array | StreamFault };

/**
 * The attachments of a PDF that is encrypted yet opens without a password (only printing or copying is restricted);
 * `undefined` when a password is needed. pdf.js does the decryption, without fonts, scripts, or anything fetched.
 */
export async function decryptedAttachments(
  bytes: Uint8Array,
  limit: number,
): Promise<DecryptedAttachment[] | undefined> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: Uint8Array.from(bytes),
    disableAutoFetch: true,
    disableFontFace: true,
    disableRange: true,
    disableStream: true,
    enableXfa: false,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const listed: Map<string, { filename: string }> | null = await document.getAttachments();
    const attachments: DecryptedAttachment[] = [];
    for (const [id, { filename }] of listed ?? []) {
      const content: Uint8Array | null = await document.getAttachmentContent(id);
      if (content) attachments.push({ name: filename, content: content.length > limit ? 'too-large' : content });
    }
    return attachments;
  } catch {
    return undefined;
  } finally {
    await task.destroy();
  }
}
