import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntryView } from '../../../../src/features/banking/banking.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { Money } from '../../../ui/amounts/money.tsx';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { EmptyState } from '../../../ui/states/empty-state.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import { useToday } from '../../session/session.api.ts';
import classes from '../operator.module.css';
import { type Chosen, entriesQuery, type Proposal } from './banking.api.ts';
import { IgnoreDialog, MatchDialog } from './entry-dialogs.tsx';

type Asked = { entry: EntryView; choice?: Chosen | undefined; act: 'match' | 'ignore' };

/** The lines that no reference matched: what they may pay, how sure that is and why, and a person's choice. */
export function EntriesPanel() {
  const { data, error, refetch } = useQuery(entriesQuery('unmatched'));
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={220} />;
  if (data.length === 0) {
    return (
      <Panel flush>
        <EmptyState title={<Trans>Rien à rapprocher</Trans>}>
          <Trans>
            Chaque ligne du relevé a trouvé son dossier ou son virement. Déposez le relevé suivant quand il arrive.
          </Trans>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <>
      <ul className={classes.entries}>
        {data.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            onMatch={(choice) => setAsked({ entry, choice, act: 'match' })}
            onIgnore={() => setAsked({ entry, act: 'ignore' })}
          />
        ))}
      </ul>
      {asked?.act === 'match' && <MatchDialog entry={asked.entry} choice={asked.choice} onClose={close} />}
      {asked?.act === 'ignore' && <IgnoreDialog entry={asked.entry} onClose={close} />}
    </>
  );
}

type EntryProps = { entry: EntryView; onMatch: (choice?: Chosen) => void; onIgnore: () => void };

function Entry({ entry, onMatch, onIgnore }: EntryProps) {
  const { shortDate } = useFormats();
  const today = useToday();
  const isCredit = entry.direction === 'credit';
  return (
    <li className={classes.entry}>
      <header className={classes.entryHead}>
        <div className={classes.entryText}>
          <h3>{entry.counterpartyName ?? <Trans>Donneur d’ordre inconnu</Trans>}</h3>
          <p>
            {shortDate(entry.bookedOn as CivilDate, today)} · {entry.remittance || <Trans>sans libellé</Trans>}
          </p>
          {entry.counterpartyIban && <p className={classes.iban}>{spaced(entry.counterpartyIban)}</p>}
        </div>
        <span className={classes.entryAmount}>
          <Money cents={isCredit ? entry.amountCents : -entry.amountCents} />
          {!isCredit && (
            <StateTag tone="watch">
              <Trans>débit</Trans>
            </StateTag>
          )}
        </span>
      </header>
      {entry.proposals.map((proposal) => (
        <ProposalRow
          key={proposal.caseId}
          proposal={proposal}
          amount={entry.amountCents}
          onChoose={() => onMatch(proposal)}
        />
      ))}
      {isCredit && entry.proposals.length === 0 && (
        <p className={classes.none}>
          <Trans>
            Aucun dossier ne ressemble à ce virement : ni référence, ni numéro de facture, ni nom, ni montant.
          </Trans>
        </p>
      )}
      {!isCredit && (
        <p className={classes.none}>
          <Trans>Ce débit ne correspond à aucun virement envoyé : voyez avec la banque avant de l’écarter.</Trans>
        </p>
      )}
      <footer className={classes.entryFoot}>
        {isCredit && (
          <Button variant="default" size="xs" onClick={() => onMatch()}>
            <Trans>Chercher un autre dossier</Trans>
          </Button>
        )}
        <Button variant="subtle" color="gray" size="xs" onClick={onIgnore}>
          <Trans>Écarter cette ligne</Trans>
        </Button>
      </footer>
    </li>
  );
}

function ProposalRow({ proposal, amount, onChoose }: { proposal: Proposal; amount: number; onChoose: () => void }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const { debtorName, totalCents } = proposal;
  const owed = money(totalCents);
  const gap = money(Math.abs(totalCents - amount));
  return (
    <div className={classes.proposal}>
      <Certainty score={proposal.score} />
      <div className={classes.proposalText}>
        <p>
          <b>{debtorName}</b> <span className={classes.reference}>{proposal.reference}</span>
        </p>
        <p>
          <Trans>doit {owed}</Trans>
          {totalCents !== amount && (
            <>
              {', '}
              {totalCents > amount ? <Trans>il resterait {gap}</Trans> : <Trans>{gap} de trop</Trans>}
            </>
          )}
        </p>
        <p className={classes.why}>{proposal.why.join(' · ')}</p>
      </div>
      <Button variant="default" size="xs" onClick={onChoose} aria-label={t`Rapprocher de ${debtorName}`}>
        <Trans>Rapprocher</Trans>
      </Button>
    </div>
  );
}

function Certainty({ score }: { score: number }) {
  const tone = score >= 70 ? 'good' : score >= 45 ? 'act' : 'plain';
  return (
    <span className={classes.certainty}>
      <StateTag tone={tone}>
        {score >= 70 ? <Trans>très probable</Trans> : score >= 45 ? <Trans>probable</Trans> : <Trans>possible</Trans>}
      </StateTag>
    </span>
  );
}

/** An IBAN by groups of four, as banks print it. */
export function spaced(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1\u00a0');
}
