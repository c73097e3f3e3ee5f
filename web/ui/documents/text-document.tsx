import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Skeleton } from '@mantine/core';
import { ErrorState } from '../states/error-state.tsx';
import { DownloadIcon } from '../theme/icons.tsx';
import classes from './documents.module.css';
import { prettyXml } from './pretty-xml.ts';

type TextDocumentProps = {
  name: string;
  downloadSrc: string;
  /** The text of the file; undefined while it is read, or when the file is not text. */
  text: string | undefined;
  failure?: unknown;
};

/** A file made for machines, shown as indented text; what a person needs from it stands in the form beside. */
export function TextDocument({ name, downloadSrc, text, failure }: TextDocumentProps) {
  const { t } = useLingui();
  return (
    <figure className={classes.viewer} aria-label={name}>
      <figcaption className={classes.viewerBar}>
        <span className={classes.viewerName}>{name}</span>
        <ActionIcon component="a" href={downloadSrc} download aria-label={t`Télécharger ${name}`}>
          <DownloadIcon />
        </ActionIcon>
      </figcaption>
      {failure ? (
        <div className={classes.viewerFailure}>
          <ErrorState failure={failure} compact />
        </div>
      ) : text === undefined ? (
        <Skeleton height={320} radius={0} />
      ) : (
        <>
          <p className={classes.machine}>
            <Trans>Un fichier fait pour les machines : ce qui y est écrit est repris dans le formulaire.</Trans>
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard */}
          <pre className={classes.source} tabIndex={0}>
            {prettyXml(text)}
          </pre>
        </>
      )}
    </figure>
  );
}
