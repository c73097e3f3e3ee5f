import { Plural, Trans } from '@lingui/react/macro';
import { Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Money } from '../../../ui/amounts/money.tsx';
import { Panel } from '../../../ui/layout/panel.tsx';
import { problemWords } from '../../../ui/states/problem-words.ts';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import { useDeposit } from '../deposit.api.ts';
import classes from '../deposit.module.css';
import { pagesWords } from './pages-words.ts';
import type { SentFile } from './several-files.ts';

/** What became of several files: each leads to its own review; nothing is claimed before each is confirmed. */
export function SeveralFilesList({ files, onClear }: { files: readonly SentFile[]; onClear: () => void }) {
  const done = files.filter(({ state }) => state === 'read' || state === 'refused').length;
  const isOver = done === files.length;
  const total = files.length;
  return (
    <Panel
      title={
        isOver ? (
          <Plural value={total} one="# fichier à vérifier" other="# fichiers à vérifier, un par un" />
        ) : (
          <Trans>
            {done} lus sur {total}
          </Trans>
        )
      }
      aside={
        isOver && (
          <Button variant="subtle" size="xs" onClick={onClear}>
            <Trans>Vider la liste</Trans>
          </Button>
        )
      }
    >
      {!isOver && <Progress value={(done / total) * 100} size={5} mb={12} />}
      <ul className={classes.several}>
        {files.map((file) => (
          <FileLine key={file.id} file={file} />
        ))}
      </ul>
    </Panel>
  );
}

function FileLine({ file }: { file: SentFile }) {
  const { data: deposit = file.deposit } = useDeposit(file.deposit?.id);
  if (deposit && deposit.inFile.length > 1) return <InvoicesOfFile name={file.name} deposit={deposit} />;
  const reading = deposit?.reading;
  const due = reading?.dueCents ?? reading?.totalCents;
  return (
    <li>
      <span className={classes.severalName}>
        <b>{file.name}</b>
        <small>
          {file.state === 'waiting' && <Trans>attend son tour</Trans>}
          {file.state === 'reading' && <Trans>lecture de la facture</Trans>}
          {file.state === 'refused' && problemWords(file.failure).happened}
          {deposit && <ReadAs deposit={deposit} />}
        </small>
      </span>
      {due !== undefined && due !== null && <Money cents={due} />}
      {deposit ? (
        <Link to="/deposer/$depositId" params={{ depositId: deposit.id }}>
          <Trans>Vérifier</Trans>
        </Link>
      ) : file.state === 'refused' ? (
        <StateTag tone="harm">
          <Trans>refusé</Trans>
        </StateTag>
      ) : null}
    </li>
  );
}

/** A file of several invoices: one line for each, each with its own review. */
function InvoicesOfFile({ name, deposit }: { name: string; deposit: NonNullable<SentFile['deposit']> }) {
  return deposit.inFile.map(({ id, number, buyerName, pages, dueCents, status }) => (
    <li key={id}>
      <span className={classes.severalName}>
        <b>
          {name}, {pagesWords(pages)}
        </b>
        <small>{[number, buyerName].filter(Boolean).join(', ') || <Trans>numéro non lu</Trans>}</small>
      </span>
      {dueCents !== null && <Money cents={dueCents} />}
      {status === 'open' ? (
        <Link to="/deposer/$depositId" params={{ depositId: id }}>
          <Trans>Vérifier</Trans>
        </Link>
      ) : (
        <StateTag tone={status === 'confirmed' ? 'good' : 'plain'}>
          {status === 'confirmed' ? <Trans>dossier ouvert</Trans> : <Trans>écartée</Trans>}
        </StateTag>
      )}
    </li>
  ));
}

function ReadAs({ deposit }: { deposit: NonNullable<SentFile['deposit']> }) {
  const { reading, beingRead } = deposit;
  if (beingRead) return <Trans>reconnaissance du scan en cours</Trans>;
  if (!reading) return <Trans>gardé, à saisir : rien n’a pu y être lu</Trans>;
  const buyer = reading.buyer?.name ?? '';
  return <>{[reading.number, buyer].filter(Boolean).join(', ')}</>;
}
