import type { CivilDate } from '../../kernel/civil-date.ts';
import { article, official, type Source, secondHand } from '../citation.ts';
import { dayText } from '../day-number.ts';
import type { Capitalisation } from './capitalisation.ts';
import type { Parties } from './convention.ts';
import { convention, conventionReasons } from './convention.ts';
import { anatocismeRule, setOffRule } from './penalites-de-retard.reasons.ts';
import { reasonsOn } from './reasons.ts';
import { defaultIndemnityRank, type IndemnityRank } from './split-payment.ts';

/**
 * Something that was chosen: its value, whether it is ours for want of another, whether the texts leave it open, and what they
 * say. `allowed` lists the values that may be asked for.
 */
export type Setting<T> = {
  readonly value: T;
  readonly isDefault: boolean;
  readonly isUndecided: boolean;
  readonly allowed?: readonly T[];
  readonly because: readonly Source[];
};

export type OwedSettings = {
  /** Absent toward consumers, who owe no indemnity. */
  readonly indemnityRank?: Setting<IndemnityRank>;
  readonly yearDays: Setting<number>;
  /** What becomes of the part of a credit note beyond the principal left. */
  readonly creditNoteExcess: Setting<'set-off'>;
  /** Toward consumers, which of the two legal rates applies: the law decides, by a quality that is taken for granted here. */
  readonly creditorIsProfessional?: Setting<boolean>;
  /** `capitalisedOn`: the days on which interest due for a full year began to bear interest. */
  readonly capitalisation: Setting<'none' | (Capitalisation & { readonly capitalisedOn: readonly CivilDate[] })>;
};

const rankReasons = [
  official(article('code civil', '1343-1'), {
    note: 'ordonne les intérêts puis le capital, et ne dit rien de l’indemnité forfaitaire : son rang n’est tranché par aucun texte',
  }),
];
const ranks: readonly IndemnityRank[] = ['after-principal', 'before-principal'];

function rankSetting(value: IndemnityRank): Setting<IndemnityRank> {
  return { value, isDefault: value === defaultIndemnityRank, isUndecided: true, allowed: ranks, because: rankReasons };
}

function qualitySetting(value: boolean, isDefault: boolean): Setting<boolean> {
  return {
    value,
    isDefault,
    isUndecided: false,
    allowed: [true, false],
    because: [
      secondHand(article('code monétaire et financier', 'L313-2'), { note: 'le taux suit la qualité du créancier' }),
    ],
  };
}

const yearDays: Setting<number> = {
  value: convention.yearDays,
  isDefault: true,
  isUndecided: true,
  because: conventionReasons,
};
const creditNoteExcess: Setting<'set-off'> = {
  value: 'set-off',
  isDefault: true,
  isUndecided: true,
  because: setOffRule,
};
const noCapitalisation: OwedSettings['capitalisation'] = {
  value: 'none',
  isDefault: true,
  isUndecided: false,
  because: reasonsOn(anatocismeRule, '2026-01-01' as CivilDate),
};
const common = { yearDays, creditNoteExcess, capitalisation: noCapitalisation };

/** The settings of a computation that asks for nothing but a rank: made once, since millions are computed. */
const plain: Readonly<Record<IndemnityRank, OwedSettings>> = {
  'after-principal': { indemnityRank: rankSetting('after-principal'), ...common },
  'before-principal': { indemnityRank: rankSetting('before-principal'), ...common },
};
const towardConsumers = {
  assumed: { creditorIsProfessional: qualitySetting(true, true), ...common },
  professional: { creditorIsProfessional: qualitySetting(true, false), ...common },
  individual: { creditorIsProfessional: qualitySetting(false, false), ...common },
};

type Chosen = {
  readonly parties: Parties;
  readonly indemnityRank?: IndemnityRank;
  readonly creditorIsProfessional?: boolean;
  readonly capitalisation?: Capitalisation;
};

/** What was chosen in a computation, by the facts or for want of them. */
export function settingsOf(facts: Chosen, capitalisedOn: readonly number[]): OwedSettings {
  const { parties, creditorIsProfessional: quality, capitalisation } = facts;
  const known =
    parties === 'consumer'
      ? towardConsumers[quality === undefined ? 'assumed' : quality ? 'professional' : 'individual']
      : plain[facts.indemnityRank ?? defaultIndemnityRank];
  if (capitalisation === undefined) return known;
  const value = { ...capitalisation, capitalisedOn: capitalisedOn.map(dayText) };
  const because = reasonsOn(anatocismeRule, capitalisation.from);
  return { ...known, capitalisation: { value, isDefault: false, isUndecided: false, because } };
}
