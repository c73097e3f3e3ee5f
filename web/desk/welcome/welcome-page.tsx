import { Trans, useLingui } from '@lingui/react/macro';
import { useDocumentTitle } from '@mantine/hooks';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { useCan, useMe } from '../session/session.api.ts';
import { IbanStep } from './iban-step.tsx';
import { SignatoryStep } from './signatory-step.tsx';
import { SirenStep } from './siren-step.tsx';
import classes from './welcome.module.css';

const steps = ['siren', 'iban', 'signatory'] as const;
type Step = (typeof steps)[number];

/** The three questions before the first case: which company, which account, who signs. Each answer is kept as it is given. */
export default function WelcomePage() {
  const { t } = useLingui();
  const { organisation } = useMe();
  const navigate = useNavigate();
  const { suite } = useSearch({ strict: false });
  const onward = suite?.startsWith('/deposer') ? suite : '/deposer';
  const owns = useCan('own');
  const [wentTo, setWentTo] = useState<Step>();
  useDocumentTitle(`${t`Bienvenue`} · Recouvrance`);
  const first = firstMissing(organisation);
  const step = wentTo ?? first;
  if (!step) return <Navigate to={onward} replace />;
  if (organisation && !owns) {
    return (
      <EmptyState level={1} title={<Trans>Votre entreprise n’est pas encore complète.</Trans>}>
        <Trans>Seul un propriétaire peut la compléter : demandez-lui d’ouvrir cette page. Rien n’est perdu.</Trans>
      </EmptyState>
    );
  }
  const number = steps.indexOf(step) + 1;
  const total = steps.length;
  const before = steps[number - 2];
  const after = steps[number];
  // Left alone, the page follows what is still missing; gone back to, it goes on from there.
  const next = () => wentTo && setWentTo(after);
  const back = before ? () => setWentTo(before) : undefined;
  return (
    <div className={classes.page}>
      <div className={classes.progress}>
        <span>
          <Trans>
            Question {number} sur {total}
          </Trans>
        </span>
        <span className={classes.bar} aria-hidden="true">
          {steps.map((name, index) => (
            <i key={name} data-done={index < number || undefined} />
          ))}
        </span>
      </div>
      {step === 'siren' && <SirenStep onDone={next} />}
      {step === 'iban' && <IbanStep onDone={next} onBack={back} />}
      {step === 'signatory' && <SignatoryStep onDone={() => void navigate({ to: onward })} onBack={back} />}
    </div>
  );
}

function firstMissing(organisation: { missing: string[] } | null): Step | undefined {
  if (!organisation) return 'siren';
  const { missing } = organisation;
  if (missing.includes('siren') || missing.includes('address')) return 'siren';
  if (missing.includes('iban')) return 'iban';
  return missing.length > 0 ? 'signatory' : undefined;
}
