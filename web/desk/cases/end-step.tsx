import { Trans } from '@lingui/react/macro';
import type { CaseView } from '../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../../ui/language.ts';
import { NextStepCard } from '../../ui/story/next-step-card.tsx';
import { closedWords } from './words/outcome-words.ts';

/** The case is closed: why, and what of the money. */
export function Closed({ view }: { view: CaseView }) {
  const { longDate, money } = useFormats();
  const on = longDate(view.closedOn as CivilDate);
  const why = closedWords(view.closedReason ?? '');
  const waiting = view.payouts
    .filter(({ state }) => state !== 'executed')
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
  const [paidOut, toCome] = [money(view.money.paidOutCents), money(waiting)];
  return (
    <NextStepCard
      tone={view.state === 'paid' ? 'good' : 'plain'}
      when={<Trans>Clos le {on}</Trans>}
      what={
        view.state === 'paid' ? (
          <Trans>Tout est payé. Le débiteur a été remercié.</Trans>
        ) : (
          <Trans>Plus rien ne part : {why}.</Trans>
        )
      }
      why={
        waiting > 0 ? (
          <Trans>{toCome} vous seront virés.</Trans>
        ) : view.money.paidOutCents > 0 ? (
          <Trans>{paidOut} vous ont été virés.</Trans>
        ) : undefined
      }
    />
  );
}

/** Nothing is owed any more: the closing follows by itself. */
export function Settling() {
  return (
    <NextStepCard
      tone="good"
      when={<Trans>Dans un instant</Trans>}
      what={<Trans>Le dossier se clôt</Trans>}
      why={<Trans>Plus rien n’est dû : aucune relance ne part.</Trans>}
    />
  );
}

/** Every step has passed or was taken out. */
export function Nothing() {
  return (
    <NextStepCard
      tone="plain"
      when={<Trans>Prochaine étape</Trans>}
      what={<Trans>Rien n’est prévu</Trans>}
      why={<Trans>Toutes les étapes sont passées ou retirées.</Trans>}
    />
  );
}
