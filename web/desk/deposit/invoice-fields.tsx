import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { addDays } from '../../../src/kernel/civil-date.ts';
import { AmountInput } from '../../ui/fields/amount-input.tsx';
import { DayInput } from '../../ui/fields/day-input.tsx';
import { useFormats, useLanguage } from '../../ui/language.ts';
import { useToday } from '../session/session.api.ts';
import { clauseWords } from './clause-words.ts';
import classes from './deposit.module.css';
import { FieldDoubt } from './field-doubt.tsx';
import { type Finding, useFindingWords } from './finding-words.ts';
import type { FormState } from './use-case-form.ts';

const folded = ['netCents', 'taxCents', 'subject', 'contractualRatePercent'];

/** The invoice: what is needed in sight, the rest one click away, open when something is wrong there. */
export function InvoiceFields({ form, notes }: { form: FormState; notes: readonly Finding[] }) {
  const { t } = useLingui();
  const today = useToday();
  const { values, set, text, error, finding } = form;
  const [asked, { open }] = useDisclosure(false);
  const { longDate } = useFormats();
  const wordsOf = useFindingWords();
  const clause = clauseWords(values.penaltyClause, useLanguage());
  const proposed = !values.dueOn && values.issuedOn ? addDays(values.issuedOn, 30) : undefined;
  const proposedText = proposed && longDate(proposed);
  const mustOpen = folded.some((name) => error(`invoice.${name}`) ?? finding(`invoice.${name}`));
  return (
    <fieldset className={classes.section}>
      <legend>
        <Trans>La facture</Trans>
      </legend>
      <div className={classes.grid} data-columns="3">
        <FieldDoubt finding={finding('invoice.number')}>
          <TextInput label={t`Numéro`} maxLength={100} {...text('number', 'invoice.number')} />
        </FieldDoubt>
        <FieldDoubt finding={finding('invoice.issuedOn')}>
          <DayInput
            label={t`Émise le`}
            placeholder={t`jj/mm/aaaa`}
            max={today}
            value={values.issuedOn}
            onChange={(issuedOn) => set({ issuedOn })}
            error={error('invoice.issuedOn')}
            data-missing={form.isMissing('invoice.issuedOn') || undefined}
          />
        </FieldDoubt>
        <DayInput
          label={t`Échue le`}
          placeholder={t`jj/mm/aaaa`}
          value={values.dueOn}
          onChange={(dueOn) => set({ dueOn })}
          error={error('invoice.dueOn')}
          data-missing={form.isMissing('invoice.dueOn') || undefined}
        />
      </div>
      <FieldDoubt
        finding={
          values.dueOn && finding('invoice.dueOn')?.kind === 'missing-due-date' ? undefined : finding('invoice.dueOn')
        }
      >
        {proposed && (
          <UnstyledButton className={classes.more} onClick={() => set({ dueOn: proposed })}>
            <Trans>Prendre le {proposedText}, trente jours après l’émission</Trans>
          </UnstyledButton>
        )}
      </FieldDoubt>
      <div className={classes.grid} data-columns="2">
        <FieldDoubt finding={finding('invoice.totalCents') ?? finding('invoice.dueCents')}>
          <AmountInput
            label={t`Total TTC`}
            value={values.totalCents}
            onChange={(totalCents) => set({ totalCents })}
            error={error('invoice.totalCents')}
            data-missing={form.isMissing('invoice.totalCents') || undefined}
          />
        </FieldDoubt>
        <FieldDoubt finding={finding('invoice.prepaidCents')}>
          <AmountInput
            label={t`Déjà payé`}
            placeholder="0,00"
            value={values.prepaidCents}
            onChange={(prepaidCents) => set({ prepaidCents })}
            error={error('invoice.prepaidCents')}
          />
        </FieldDoubt>
      </div>
      {asked || mustOpen ? (
        <>
          <div className={classes.grid} data-columns="3">
            <FieldDoubt finding={finding('invoice.netCents')}>
              <AmountInput
                label={t`Hors taxe`}
                value={values.netCents}
                onChange={(netCents) => set({ netCents })}
                error={error('invoice.netCents')}
              />
            </FieldDoubt>
            <FieldDoubt finding={finding('invoice.taxCents')}>
              <AmountInput
                label={t`TVA`}
                value={values.taxCents}
                onChange={(taxCents) => set({ taxCents })}
                error={error('invoice.taxCents')}
              />
            </FieldDoubt>
            <FieldDoubt finding={finding('invoice.contractualRatePercent')}>
              <TextInput
                label={t`Taux de pénalités convenu`}
                placeholder={t`celui de la loi`}
                rightSection={<span aria-hidden="true">%</span>}
                inputMode="decimal"
                {...text('ratePercent', 'invoice.contractualRatePercent')}
              />
            </FieldDoubt>
          </div>
          <TextInput
            label={t`Objet`}
            placeholder={t`Ce qui a été vendu ou fait`}
            maxLength={200}
            {...text('subject', 'invoice.subject')}
          />
        </>
      ) : (
        <UnstyledButton className={classes.more} onClick={open}>
          <Trans>Hors taxe, TVA, taux convenu, objet</Trans>
        </UnstyledButton>
      )}
      {values.penaltyClause && values.ratePercent.trim() === '' && (
        <p className={classes.doubt} data-severity="note">
          <span>
            <Trans>Pénalités prévues par la facture : {clause}.</Trans>{' '}
            <UnstyledButton className={classes.more} onClick={() => set({ penaltyClause: '' })}>
              <Trans>Ne pas l’appliquer</Trans>
            </UnstyledButton>
          </span>
        </p>
      )}
      {notes.map((note) => (
        <p key={note.kind + note.message} className={classes.doubt} data-severity="note">
          {wordsOf(note)}
        </p>
      ))}
    </fieldset>
  );
}
