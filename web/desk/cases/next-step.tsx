import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CaseView, PlannedStep } from '../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../../ui/language.ts';
import { NextStepCard } from '../../ui/story/next-step-card.tsx';
import { ChevronDownIcon } from '../../ui/theme/icons.tsx';
import { useToday } from '../session/session.api.ts';
import { useCasePlace } from './case-context.ts';
import { Closed, Nothing, Settling } from './end-step.tsx';
import { needsPerson } from './words/blocker-words.ts';
import { channelsText, missingText, recipientText, stepTitle } from './words/step-words.ts';

/** What happens next and the one thing to do about it: a person's turn first, then the plan. */
export function NextStep() {
  const { view } = useCasePlace();
  if (view.closedOn) return <Closed view={view} />;
  const hold = view.holds.find(
    ({ reason, endedOn }) => endedOn === null && ['dispute', 'claimed-paid'].includes(reason),
  );
  if (hold) return <Answer hold={hold} />;
  if (view.state === 'hand-over') return <Decide />;
  if (view.state === 'handed-over') return <HandedOver />;
  if (view.owed.totalCents <= 0) return <Settling />;
  // While the creditor waits, or the debtor has promised, nobody is called.
  const isSilent = view.holds.some(({ reason, endedOn }) => endedOn === null && ['promise', 'pause'].includes(reason));
  const call = view.calls.find(({ state }) => state === 'open');
  if (call && !isSilent) return <Call call={call} />;
  return view.next ? <Planned step={view.next} /> : <Nothing />;
}

function Planned({ step }: { step: PlannedStep }) {
  const { view, open, canAct } = useCasePlace();
  const { weekdayDate, longDate } = useFormats();
  const today = useToday();
  const on = weekdayDate(step.on as CivilDate);
  const how = channelsText(step.channels);
  const whom = step.recipient ? recipientText(step.recipient) : '';
  const hold = view.holds.find(({ reason, endedOn }) => endedOn === null && ['promise', 'pause'].includes(reason));
  const isWriting = step.channels.some((channel) => channel !== 'call' && channel !== 'decision');
  const promised = hold?.promisedOn ? longDate(hold.promisedOn as CivilDate) : '';
  const isRetained = !hold && !view.gate.allowed && view.gate.blockers.some(needsPerson);
  const missing = missingText(step.missing, step.channels);
  const after = view.plan.find(({ state, on: day }) => state !== 'stopped' && day > step.on);
  const [afterTitle, afterOn] = after ? [stepTitle(after.step), longDate(after.on as CivilDate)] : ['', ''];
  const why: ReactNode = hold?.promisedOn ? (
    <Trans>Seulement si le paiement promis pour le {promised} n’est pas arrivé.</Trans>
  ) : missing ? (
    missing
  ) : step.channels[0] === 'call' ? (
    <Trans>Le texte de l’appel vous sera préparé.</Trans>
  ) : isRetained ? (
    <Trans>Retenu pour l’instant : les raisons sont dites ci-dessous.</Trans>
  ) : after ? (
    <Trans>
      À {whom}. Part tout seul si rien n’arrive d’ici là. Ensuite : {afterTitle}, le {afterOn}.
    </Trans>
  ) : (
    <Trans>À {whom}. Part tout seul si rien n’arrive d’ici là.</Trans>
  );
  return (
    <NextStepCard
      tone={isRetained ? 'watch' : hold ? 'plain' : 'act'}
      when={step.on === today ? <Trans>Prochaine étape, aujourd’hui</Trans> : <Trans>Prochaine étape, {on}</Trans>}
      what={[stepTitle(step.step), step.channels[0] === 'call' ? '' : how].filter(Boolean).join(', ')}
      why={why}
      actions={
        <>
          {isWriting && (
            <Button onClick={() => open({ kind: 'draft', step })}>
              <Trans>Relire le message</Trans>
            </Button>
          )}
          {canAct && hold && (
            <Button variant="default" onClick={() => open({ kind: 'answer', holdId: hold.id })}>
              {hold.reason === 'pause' ? <Trans>Reprendre les relances</Trans> : <Trans>Lever la promesse</Trans>}
            </Button>
          )}
          {canAct && !hold && (
            <Button variant="default" onClick={() => open({ kind: 'pause' })}>
              <Trans>Suspendre</Trans>
            </Button>
          )}
          {canAct && <StepMenu step={step} />}
        </>
      }
    />
  );
}

function StepMenu({ step }: { step: PlannedStep }) {
  const { t } = useLingui();
  const { open } = useCasePlace();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" px={10} aria-label={t`Modifier cette étape`}>
          <ChevronDownIcon size={17} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => open({ kind: 'move', step })}>
          <Trans>Déplacer</Trans>
        </Menu.Item>
        <Menu.Item color="harm" onClick={() => open({ kind: 'stop', step })}>
          <Trans>Retirer</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Answer({ hold }: { hold: CaseView['holds'][number] }) {
  const { open, canAct } = useCasePlace();
  const { longDate } = useFormats();
  const since = longDate(hold.startsOn as CivilDate);
  const isDispute = hold.reason === 'dispute';
  return (
    <NextStepCard
      tone="watch"
      when={<Trans>À vous, depuis le {since}</Trans>}
      what={isDispute ? <Trans>Répondre à la contestation</Trans> : <Trans>Vérifier si le paiement est arrivé</Trans>}
      why={<Trans>Les relances sont arrêtées. Rien ne part avant votre réponse.</Trans>}
      actions={
        canAct && (
          <Button onClick={() => open({ kind: 'answer', holdId: hold.id })}>
            <Trans>Répondre</Trans>
          </Button>
        )
      }
    />
  );
}

function Decide() {
  const { canAct, showTab } = useCasePlace();
  return (
    <NextStepCard
      tone="watch"
      when={<Trans>À vous de décider</Trans>}
      what={<Trans>Les soixante jours à l’amiable sont passés</Trans>}
      why={<Trans>Confier à un commissaire de justice, attendre, ou arrêter. Rien ne part sans vous.</Trans>}
      actions={
        canAct && (
          <Button onClick={() => showTab('procedure')}>
            <Trans>Choisir la suite</Trans>
          </Button>
        )
      }
    />
  );
}

function HandedOver() {
  const { showTab } = useCasePlace();
  return (
    <NextStepCard
      tone="plain"
      when={<Trans>Vous avez choisi</Trans>}
      what={<Trans>Un commissaire de justice prend la suite</Trans>}
      why={<Trans>Plus aucune relance ne part d’ici. Un paiement reçu vous est toujours reversé.</Trans>}
      actions={
        <Button variant="default" onClick={() => showTab('procedure')}>
          <Trans>Ce qui vient ensuite</Trans>
        </Button>
      }
    />
  );
}

function Call({ call }: { call: CaseView['calls'][number] }) {
  const { view, open, canAct } = useCasePlace();
  const { longDate } = useFormats();
  const today = useToday();
  const on = longDate(call.dueOn as CivilDate);
  const whom = call.contactName ?? view.debtor.name;
  const phone = call.phone ? recipientText(call.phone) : '';
  return (
    <NextStepCard
      tone="act"
      when={call.dueOn < today ? <Trans>À vous, depuis le {on}</Trans> : <Trans>À vous, aujourd’hui</Trans>}
      what={<Trans>Appeler {whom}</Trans>}
      why={phone ? <Trans>Au {phone}. Le texte est prêt ; notez ensuite ce que l’appel a donné.</Trans> : undefined}
      actions={
        <>
          <Button onClick={() => open({ kind: 'call', id: call.id })}>
            <Trans>Préparer l’appel</Trans>
          </Button>
          {canAct && (
            <Button variant="default" onClick={() => open({ kind: 'pause' })}>
              <Trans>Suspendre</Trans>
            </Button>
          )}
        </>
      }
    />
  );
}
