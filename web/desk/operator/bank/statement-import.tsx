import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportResult } from '../../../../src/features/banking/banking.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { type DroppedFile, FileDrop } from '../../../ui/documents/file-drop.tsx';
import { useFormats } from '../../../ui/language.ts';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import classes from '../operator.module.css';
import { bankingActs } from './banking.api.ts';
import { importRefusal, importWords } from './money-words.ts';

const accepted = {
  'application/xml': ['.xml'],
  'text/xml': ['.xml'],
  'text/plain': ['.txt', '.cfo', '.cfonb', '.afb'],
  'application/zip': ['.zip'],
};
const LIMIT = 20_000_000;

type Import = { file: DroppedFile; result?: ImportResult; failure?: unknown };

/** Where the bank's statements are dropped, and what each brought, in words. */
export function StatementImport() {
  const queries = useQueryClient();
  const [imports, setImports] = useState<readonly Import[]>([]);
  const take = async (files: File[]) => {
    const fresh = files.map((file): Import => {
      const { name, size } = file;
      return { file: { id: `${name}${file.lastModified}`, name, size, state: 'reading' } };
    });
    setImports(fresh);
    for (const [index, file] of files.entries()) {
      const done = await bankingActs(queries)
        .importStatement(file)
        .then((result) => ({ result, state: 'read' as const }))
        .catch((failure: unknown) => ({ failure, state: 'refused' as const }));
      const { state, ...outcome } = done;
      setImports((all) =>
        all.map((one, place) => (place === index ? { file: { ...one.file, state }, ...outcome } : one)),
      );
    }
  };
  return (
    <section>
      <FileDrop
        title={<Trans>Déposez ici le relevé de la banque</Trans>}
        hint={
          <Trans>
            camt.053 ou CFONB 120, plusieurs fichiers à la fois. Un fichier déposé deux fois ne compte qu’une.
          </Trans>
        }
        accept={accepted}
        maxBytes={LIMIT}
        multiple
        onFiles={(files) => void take(files)}
        files={imports.map(({ file }) => file)}
        disabled={imports.some(({ file }) => file.state === 'reading')}
      />
      <div role="status" className={classes.imports}>
        {imports.map(({ file, result, failure }) => (
          <div key={file.id}>
            {result && <ImportOutcome name={file.name} result={result} />}
            {failure !== undefined && <ErrorState failure={failure} words={importRefusal(failure)} compact />}
          </div>
        ))}
      </div>
    </section>
  );
}

function ImportOutcome({ name, result }: { name: string; result: ImportResult }) {
  const { t } = useLingui();
  const { monthDay, money } = useFormats();
  const warnings = result.statements.flatMap((statement) => statement.warnings);
  return (
    <div className={classes.outcome}>
      <p className={classes.outcomeHead}>
        <b>{name}</b> : {importWords(result)}
      </p>
      {result.statements.map((statement) => {
        const [from, to] = [statement.fromOn, statement.toOn].map((on) => (on ? monthDay(on as CivilDate) : '…'));
        const closing = statement.closingCents === null ? null : money(statement.closingCents);
        return (
          <p key={statement.id} className={classes.outcomeLine}>
            <Trans>
              Relevé {statement.statementId}, du {from} au {to}
            </Trans>
            {closing && (
              <>
                {', '}
                <Trans>solde final {closing}</Trans>
              </>
            )}
          </p>
        );
      })}
      {warnings.length > 0 && (
        <ul className={classes.warnings} aria-label={t`À vérifier`}>
          {warnings.map((warning) => (
            <li key={`${warning.kind}${warning.text}`}>
              <StateTag tone="watch">
                <Trans>à vérifier</Trans>
              </StateTag>
              <span>{warning.text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
