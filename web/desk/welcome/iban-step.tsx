import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseIban } from '../../../src/kernel/iban.ts';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { faultsOf } from '../deposit/fault-words.ts';
import { useMe } from '../session/session.api.ts';
import { useIban, useSaveOrganisation } from './organisation.api.ts';
import { Question } from './question.tsx';
import classes from './welcome.module.css';

/** « FR76 3000 … », in groups of four, whatever was typed. */
function grouped(text: string): string {
  return text
    .replace(/[^a-z0-9]/gi, '')
    .toUpperCase()
    .slice(0, 34)
    .replace(/(.{4})(?=.)/g, '$1 ');
}

/** Where the money goes: the IBAN, checked as it is typed, its bank named. */
export function IbanStep({ onDone, onBack }: { onDone: () => void; onBack: (() => void) | undefined }) {
  const { t } = useLingui();
  const { organisation } = useMe();
  const [iban, setIban] = useState(grouped(organisation?.iban ?? ''));
  const [asked, setAsked] = useState(false);
  const bank = useIban(iban);
  const save = useSaveOrganisation(true);
  const parsed = parseIban(iban);
  const faults = faultsOf(save.error);
  const wrong = (): string | undefined => {
    if (!parsed.refused) return faults.iban;
    const { why } = parsed.refusal;
    const length = iban.replace(/\s/g, '').length;
    if (iban === '') return asked ? t`Indiquez l’IBAN du compte qui recevra les sommes recouvrées.` : undefined;
    if (why === 'checksum') return t`La clé de cet IBAN n’est pas juste : vérifiez-le caractère par caractère.`;
    if (why === 'country' && length >= 14) return t`Ce pays n’est pas connu, ou n’utilise pas l’IBAN.`;
    if (why === 'length' && (asked || length > 27)) return t`Il manque ou il y a en trop des caractères : ${length}.`;
    return asked ? t`Ceci n’est pas un IBAN : il commence par deux lettres et deux chiffres.` : undefined;
  };
  const send = () => {
    setAsked(true);
    if (!parsed.refused) save.mutate({ iban: parsed.value }, { onSuccess: onDone });
  };
  const name = bank.data?.bankName ?? bank.data?.bankCode;
  return (
    <Question
      title={<Trans>Où verser ce qui est recouvré ?</Trans>}
      why={
        <Trans>
          Les paiements arrivent sur un compte de fonds de tiers, puis vous sont virés ici. Personne ne prélève ce
          compte.
        </Trans>
      }
      onSubmit={send}
      isSending={save.isPending}
      failure={Object.keys(faults).length === 0 ? save.error : undefined}
      onBack={onBack}
    >
      <TextInput
        size="md"
        label={t`IBAN`}
        placeholder="FR76 3000 6000 0112 3456 7890 189"
        autoComplete="off"
        spellCheck={false}
        value={iban}
        onChange={(event) => setIban(grouped(event.currentTarget.value))}
        error={wrong()}
      />
      <div aria-live="polite" className={classes.answer}>
        {bank.data && (
          <p className={classes.bank}>
            <StateTag tone="good">
              <Trans>IBAN juste</Trans>
            </StateTag>
            {name && <span>{name}</span>}
          </p>
        )}
      </div>
    </Question>
  );
}
