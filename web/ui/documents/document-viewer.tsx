import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
import { ErrorState } from '../states/error-state.tsx';
import { ChevronRightIcon, DownloadIcon, PreviousIcon, ZoomInIcon, ZoomOutIcon } from '../theme/icons.tsx';
import classes from './documents.module.css';
import { drawPage, openPdf, type PDFDocumentProxy, textOfPage } from './pdf-pages.ts';

type DocumentViewerProps = {
  /** « Facture F-2026-118 ». */
  name: string;
  /** Where the PDF is, on our own address… */
  src?: string;
  /** The file itself, when what is shown was made from it. */
  downloadSrc?: string;
  /** …or its bytes, when it has not been sent yet. */
  bytes?: ArrayBuffer;
  /** The page to open it at: the first one of what it is opened for. */
  startsAt?: number;
};

type Opened = { document: PDFDocumentProxy; pages: number };

/** A PDF drawn on the page itself: needs no browser plug-in, and its text can be heard. */
export function DocumentViewer({ name, src, downloadSrc = src, bytes, startsAt = 1 }: DocumentViewerProps) {
  const { t } = useLingui();
  const [opened, setOpened] = useState<Opened>();
  const [failure, setFailure] = useState<unknown>();
  const [page, setPage] = useState(startsAt);
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    const leaving = new AbortController();
    let close: (() => void) | undefined;
    setFailure(undefined);
    (async () => {
      const content = bytes ? bytes.slice(0) : src ? await api.bytes(src, leaving.signal) : undefined;
      if (!content || leaving.signal.aborted) return;
      const pdf = await openPdf(content);
      close = pdf.close;
      if (leaving.signal.aborted) return pdf.close();
      setOpened({ document: pdf.document, pages: pdf.document.numPages });
      setPage(Math.min(startsAt, pdf.document.numPages));
    })().catch((thrown: unknown) => {
      if (!leaving.signal.aborted) setFailure(thrown);
    });
    return () => {
      leaving.abort();
      close?.();
      setOpened(undefined);
    };
  }, [src, bytes, startsAt]);
  const pages = opened?.pages ?? 1;
  const words = {
    happened: t`Ce document ne peut pas être affiché ici.`,
    safe: t`Le fichier lui-même n’est pas touché.`,
    todo: t`Téléchargez-le pour l’ouvrir avec votre lecteur.`,
    canRetry: false,
  };
  return (
    <figure className={classes.viewer} aria-label={name}>
      <figcaption className={classes.viewerBar}>
        <span className={classes.viewerName}>{name}</span>
        {pages > 1 && (
          <span className={classes.pager}>
            <ActionIcon aria-label={t`Page précédente`} disabled={page === 1} onClick={() => setPage(page - 1)}>
              <PreviousIcon />
            </ActionIcon>
            <Trans>
              {page} sur {pages}
            </Trans>
            <ActionIcon aria-label={t`Page suivante`} disabled={page === pages} onClick={() => setPage(page + 1)}>
              <ChevronRightIcon />
            </ActionIcon>
          </span>
        )}
        <ActionIcon aria-label={t`Réduire`} disabled={zoom <= 1} onClick={() => setZoom(zoom - 0.5)}>
          <ZoomOutIcon />
        </ActionIcon>
        <ActionIcon aria-label={t`Agrandir`} disabled={zoom >= 3} onClick={() => setZoom(zoom + 0.5)}>
          <ZoomInIcon />
        </ActionIcon>
        {downloadSrc && (
          <ActionIcon component="a" href={downloadSrc} download aria-label={t`Télécharger ${name}`}>
            <DownloadIcon />
          </ActionIcon>
        )}
      </figcaption>
      {failure ? (
        <div className={classes.viewerFailure}>
          <ErrorState failure={failure} words={words} />
        </div>
      ) : opened ? (
        <Page key={page} document={opened.document} number={page} zoom={zoom} label={name} />
      ) : (
        <Skeleton height={560} radius={0} role="status" aria-label={t`Ouverture du document`} />
      )}
    </figure>
  );
}

type PageProps = { document: PDFDocumentProxy; number: number; zoom: number; label: string };

function Page({ document, number, zoom, label }: PageProps) {
  const { ref, width } = useElementSize();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  const drawnWidth = Math.round(width * zoom);
  useEffect(() => {
    if (!canvas.current || drawnWidth === 0) return;
    return drawPage(document, number, canvas.current, drawnWidth);
  }, [document, number, drawnWidth]);
  useEffect(() => {
    textOfPage(document, number).then(setText, () => setText(''));
  }, [document, number]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section ref={ref} className={classes.sheet} aria-label={label} tabIndex={0}>
      <canvas ref={canvas} style={{ width: drawnWidth || undefined }} />
      <div className={classes.heard}>{text}</div>
    </section>
  );
}
