import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { parseEmailAddress } from '../../../src/kernel/email.ts';
import { parsePhoneNumber } from '../../../src/kernel/phone.ts';
import { faultsOf, faultWords } from '../deposit/fault-words.ts';
import { useMe } from '../session/session.api.ts';
import { useSaveOrganisation } from './organisation.api.ts';
import { Question } from './question.tsx';
import classes from './welcome.module.css';

/** Who signs the letters, and where the debtor may answer. */
export function SignatoryStep({ onDone, onBack }: { onDone: () => void; onBack: (() => void) | undefined }) {
  const { t } = useLingui();
  const { organisation, user } = useMe();
  const save = useSaveOrganisation(true);
  const must = (value: string) => (value.trim() === '' ? faultWords('missing') : null);
  const form = useForm({
    initialValues: {
      signatoryName: organisation?.signatoryName ?? user.name,
      signatoryRole: organisation?.signatoryRole ?? '',
      email: organisation?.email ?? user.email,
      phone: organisation?.phone ?? '',
    },
    validate: {
      signatoryName: must,
      signatoryRole: must,
      email: (value) => (parseEmailAddress(value).refused ? faultWords('not-an-email') : null),
      phone: (value) =>
        value.trim() !== '' && parsePhoneNumber(value).refused ? faultWords('not-a-phone-number') : null,
    },
  });
  const send = form.onSubmit((values) =>
    save.mutate(values, { onSuccess: onDone, onError: (failure) => form.setErrors(faultsOf(failure)) }),
  );
  return (
    <Question
      title={<Trans>Qui signe vos lettres ?</Trans>}
      why={<Trans>Une personne, pas un service : votre débiteur saura à qui il parle et à qui répondre.</Trans>}
      onSubmit={() => send()}
      isSending={save.isPending}
      failure={Object.keys(faultsOf(save.error)).length === 0 ? save.error : undefined}
      submitLabel={<Trans>Déposer ma première facture</Trans>}
      onBack={onBack}
    >
      <div className={classes.pair} data-even>
        <TextInput size="md" label={t`Prénom et nom`} autoComplete="name" {...form.getInputProps('signatoryName')} />
        <TextInput
          size="md"
          label={t`Qualité`}
          placeholder={t`Gérante`}
          autoComplete="organization-title"
          {...form.getInputProps('signatoryRole')}
        />
      </div>
      <div className={classes.pair} data-even>
        <TextInput
          size="md"
          type="email"
          label={t`Adresse électronique`}
          description={t`Le débiteur peut y répondre.`}
          autoComplete="email"
          {...form.getInputProps('email')}
        />
        <TextInput
          size="md"
          type="tel"
          label={t`Téléphone`}
          description={t`Facultatif ; imprimé sur vos lettres.`}
          autoComplete="tel"
          {...form.getInputProps('phone')}
        />
      </div>
    </Question>
  );
}
