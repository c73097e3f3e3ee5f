import { Trans } from '@lingui/react/macro';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import type { BookRow } from './law.api.ts';
import classes from './law.module.css';
import { readWords } from './law-words.ts';

/** Where a value comes from and how sure it is: the text, its link, what a reader must know. */
export function SourceLine({ source }: { source: BookRow['source'] }) {
  const { tone, word } = readWords(source.read);
  const { told, note, conflict } = source;
  return (
    <span className={classes.source}>
      <StateTag tone={tone}>{word}</StateTag>{' '}
      {source.url ? (
        <a href={source.url} target="_blank" rel="noreferrer">
          {source.article}
        </a>
      ) : (
        source.article
      )}
      {told && (
        <span className={classes.remark}>
          <Trans>d’après {told}</Trans>
        </span>
      )}
      {note && <span className={classes.remark}>{note}</span>}
      {conflict && (
        <span className={classes.remark}>
          <Trans>Des sources se contredisent : {conflict}</Trans>
        </span>
      )}
    </span>
  );
}
