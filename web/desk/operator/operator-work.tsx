import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { EntryView } from '../../../src/features/banking/banking.contract.ts';
import type { CaseSummary } from '../../../src/features/cases/cases.contract.ts';
import type { Tone } from '../../ui/story/state-tag.tsx';
import type { PayoutsPage } from './bank/banking.api.ts';
import type { LawRowView } from './law/law.api.ts';

/** Something that waits for an operator, and where it is done. */
export type Work = {
  id: string;
  tone: Tone;
  what: ReactNode;
  why: ReactNode;
  cents: number;
  to: '/virements' | '/dossiers' | '/droit';
  vue?: string;
  act: string;
};

/** What waits for an operator, from the money and the cases as they stand; nothing until all of it is known. */
export function useWork(
  payouts: PayoutsPage | undefined,
  entries: readonly EntryView[] | undefined,
  cases: readonly CaseSummary[] | undefined,
  lawRows: readonly LawRowView[] | undefined,
): Work[] {
  const { t } = useLingui();
  if (!payouts || !entries || !cases || !lawRows) return [];
  const sum = (rows: readonly { amountCents: number }[]) => rows.reduce((total, row) => total + row.amountCents, 0);
  const ready = payouts.toPropose.filter(({ missing }) => missing === null);
  const stuck = payouts.toPropose.filter(({ missing }) => missing !== null);
  const mine = payouts.payouts.filter(({ state, canApprove }) => state === 'proposed' && canApprove);
  const others = payouts.payouts.filter(({ state, canApprove }) => state === 'proposed' && !canApprove);
  const approved = payouts.payouts.filter(({ state }) => state === 'approved');
  const unread = lawRows.filter(({ state }) => state === 'pending');
  const broken = cases.filter(({ problem }) => problem === 'failed');
  const all: (Work & { number: number })[] = [
    {
      id: 'match',
      number: entries.length,
      tone: 'watch',
      what: <Plural value={entries.length} one="Rapprocher # ligne du relevé" other="Rapprocher # lignes du relevé" />,
      why: <Trans>Tant qu’un virement n’est pas rapproché, son débiteur risque d’être relancé à tort.</Trans>,
      cents: sum(entries),
      to: '/virements',
      act: t`Rapprocher`,
    },
    {
      id: 'approve',
      number: mine.length,
      tone: 'act',
      what: <Plural value={mine.length} one="Approuver # virement" other="Approuver # virements" />,
      why: <Trans>Proposés par une autre personne : votre regard est le second.</Trans>,
      cents: sum(mine),
      to: '/virements',
      vue: 'virements',
      act: t`Approuver`,
    },
    {
      id: 'file',
      number: approved.length,
      tone: 'act',
      what: (
        <Plural value={approved.length} one="Envoyer # virement à la banque" other="Envoyer # virements à la banque" />
      ),
      why: <Trans>Approuvés : il reste à produire le fichier et à le remettre à la banque.</Trans>,
      cents: sum(approved),
      to: '/virements',
      vue: 'virements',
      act: t`Produire`,
    },
    {
      id: 'propose',
      number: ready.length,
      tone: 'act',
      what: <Plural value={ready.length} one="Proposer # virement" other="Proposer # virements" />,
      why: <Trans>Ce qui est encaissé revient à son créancier le jour même.</Trans>,
      cents: sum(ready),
      to: '/virements',
      vue: 'virements',
      act: t`Proposer`,
    },
    {
      id: 'missing',
      number: stuck.length,
      tone: 'watch',
      what: <Plural value={stuck.length} one="Compléter # bénéficiaire" other="Compléter # bénéficiaires" />,
      why: <Trans>Il leur manque de quoi être payés, un IBAN le plus souvent.</Trans>,
      cents: sum(stuck),
      to: '/virements',
      vue: 'virements',
      act: t`Voir`,
    },
    {
      id: 'cases',
      number: broken.length,
      tone: 'harm',
      what: <Plural value={broken.length} one="Débloquer # dossier" other="Débloquer # dossiers" />,
      why: <Trans>Une étape a échoué : rien n’est parti, rien ne partira avant d’être repris.</Trans>,
      cents: broken.reduce((total, { principalCents }) => total + principalCents, 0),
      to: '/dossiers',
      act: t`Voir`,
    },
    {
      id: 'law',
      number: unread.length,
      tone: 'watch',
      what: <Plural value={unread.length} one="Confirmer # valeur du droit" other="Confirmer # valeurs du droit" />,
      why: <Trans>Un taux proposé ne compte dans aucun dossier tant que personne ne l’a lu.</Trans>,
      cents: 0,
      to: '/droit',
      act: t`Lire`,
    },
    {
      id: 'others',
      number: others.length,
      tone: 'plain',
      what: (
        <Plural
          value={others.length}
          one="# virement attend un second regard"
          other="# virements attendent un second regard"
        />
      ),
      why: <Trans>Vous les avez proposés : une autre personne doit les approuver.</Trans>,
      cents: sum(others),
      to: '/virements',
      vue: 'virements',
      act: t`Voir`,
    },
  ];
  return all.filter(({ number }) => number > 0);
}
