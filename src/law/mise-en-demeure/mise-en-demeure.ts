import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, decision, official, type Source, secondHand, unconfirmed } from '../citation.ts';
import { letterRule } from '../recouvrement-amiable/recouvrement-amiable.values.ts';
import type { Ruling } from '../schedule.ts';

/** Article 1344 du code civil : « sommation ou un acte portant interpellation suffisante ». No list of mentions is legal. */
const formRule = official(article('code civil', '1344'));
/** Article 1231 du code civil : mis en demeure de s'exécuter « dans un délai raisonnable ». */
const reasonableTime = official(article('code civil', '1231'));
const runsInterest = official(article('code civil', '1344-1'));
const clausePenale = official(article('code civil', '1231-5'));
const judgeDecides = secondHand(decision('Cass. com.', day('2015-06-09'), '14-15.342', 'JURITEXT000030726999'), {
  note: 'le juge du fond apprécie si l’interpellation est suffisante',
});
const validThoughUnclaimed = secondHand(
  decision('Cass. 1re civ.', day('2021-01-20'), '19-20.680', 'JURITEXT000043087384'),
  { note: 'valable bien que la lettre n’ait pas été réclamée' },
);
const neverInterrupts = secondHand(decision('Cass. com.', day('2022-05-18'), '20-23.204', 'JURITEXT000045822952'), {
  note: 'elle n’interrompt pas la prescription, même recommandée',
});
const practice = unconfirmed(article('code civil', '1344'), { note: 'contenu d’usage, non imposé par un texte' });
const letterhead = secondHand(article('code de commerce', 'R123-237'));
const formAndCapital = secondHand(article('code de commerce', 'R123-238'));
const penaltiesRule = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'));
const indemnityRule = secondHand(article('code de commerce', 'D441-5', 'LEGIARTI000043197457'));
const mandateRequired = official(article("code des procédures civiles d'exécution", 'R124-3'));

export const mentions = [
  'words-mise-en-demeure',
  'demand-to-pay',
  'creditor-identity',
  'creditor-registration',
  'creditor-form-and-capital',
  'debtor-identity',
  'invoices',
  'balance',
  'elements-separated',
  'reminders-already-sent',
  'legal-basis',
  'penalties-computation',
  'indemnity',
  'deadline',
  'payment-methods',
  'court-warning',
  'date',
  'signature',
  'statement-annexed',
  'collector-identity',
  'written-mandate',
  'costs-notice',
] as const;
export type Mention = (typeof mentions)[number];

export type Author = 'creditor' | 'collector' | 'lawyer' | 'commissaire-de-justice';

export type LetterFacts = {
  readonly author: Author;
  readonly parties: 'professionals' | 'public-buyer' | 'consumer';
  /** Is the creditor a company with a form and a capital (R123-238)? */
  readonly creditorIsCompany: boolean;
  readonly present: ReadonlySet<Mention>;
};

/** `law`: a text requires it; `practice`: usual, and what lets a judge find the demand sufficient. */
export type WantedMention = { mention: Mention; obligation: 'law' | 'practice'; because: Source[] };
export type UnwantedMention = { mention: Mention; because: Source[] };

const usual: readonly Mention[] = [
  'creditor-identity',
  'debtor-identity',
  'invoices',
  'balance',
  'elements-separated',
  'reminders-already-sent',
  'legal-basis',
  'payment-methods',
  'court-warning',
  'date',
  'signature',
  'statement-annexed',
];

/**
 * Article R124-4: 1° the collector, 2° the creditor, 3° « le fondement et le montant de la somme due en principal, intérêts et autres
 * accessoires, en distinguant les différents éléments de la dette », 4° the demand and how to pay, 5° L111-8, al. 2 and 3.
 */
const requiredOfCollector: ReadonlySet<Mention> = new Set([
  'collector-identity',
  'creditor-identity',
  'legal-basis',
  'balance',
  'elements-separated',
  'demand-to-pay',
  'payment-methods',
  'costs-notice',
]);

/** Every mention of a letter, and whether a text or the practice asks for it. */
export function wantedMentions(facts: Omit<LetterFacts, 'present'>): WantedMention[] {
  const list: WantedMention[] = [
    { mention: 'words-mise-en-demeure', obligation: 'practice', because: [formRule, judgeDecides] },
    { mention: 'demand-to-pay', obligation: 'law', because: [formRule] },
    { mention: 'deadline', obligation: 'law', because: [reasonableTime] },
    { mention: 'creditor-registration', obligation: 'law', because: [letterhead] },
    ...usual.map((mention) => ({ mention, obligation: 'practice' as const, because: [practice] })),
  ];
  if (facts.creditorIsCompany) {
    list.push({ mention: 'creditor-form-and-capital', obligation: 'law', because: [formAndCapital] });
  }
  if (facts.parties !== 'consumer') {
    list.push({ mention: 'penalties-computation', obligation: 'practice', because: [penaltiesRule] });
    list.push({ mention: 'indemnity', obligation: 'practice', because: [indemnityRule] });
  }
  if (facts.author === 'collector') {
    const raised = list.filter(({ mention }) => !requiredOfCollector.has(mention));
    for (const mention of requiredOfCollector) raised.push({ mention, obligation: 'law', because: [letterRule] });
    raised.push({ mention: 'written-mandate', obligation: 'law', because: [mandateRequired] });
    return raised;
  }
  return list;
}

/** What a mise en demeure lacks, what the law requires first; nothing when it is complete. */
export function missingMentions(facts: LetterFacts): WantedMention[] {
  return wantedMentions(facts)
    .filter(({ mention }) => !facts.present.has(mention))
    .sort((a, b) => a.obligation.localeCompare(b.obligation));
}

/** What it must not say: to a consumer, neither penalties of L441-10 nor 40 €. */
export function unwantedMentions(facts: LetterFacts): UnwantedMention[] {
  const list: UnwantedMention[] = [];
  if (facts.parties !== 'consumer') return list;
  if (facts.present.has('penalties-computation'))
    list.push({ mention: 'penalties-computation', because: [penaltiesRule] });
  if (facts.present.has('indemnity')) list.push({ mention: 'indemnity', because: [indemnityRule] });
  return list;
}

/** What the act does, and what people wrongly believe it does. */
export const effects = {
  'legal-interest-runs': { happens: true, because: [runsInterest] },
  'clause-penale-due': { happens: true, because: [clausePenale] },
  'valid-though-unclaimed': { happens: true, because: [validThoughUnclaimed] },
  'interrupts-prescription': { happens: false, because: [neverInterrupts] },
} as const satisfies Record<string, { happens: boolean; because: Source[] }>;

export type DeadlineRefusal = { kind: 'not-a-number-of-days'; argument: 'days' };
/** Less than what is usual: a judge decides what is reasonable, no text gives a number. */
export type DeadlineWarning = { kind: 'shorter-than-usual'; usual: number; because: Source[] };

/** Eight to fifteen days are usual; no text fixes a number (C. civ. 1231 asks for a reasonable time). */
export const usualDays = { least: 8, most: 15 } as const;
const usualTime = unconfirmed(article('code civil', '1231'), {
  note: 'huit à quinze jours : usage, non imposé par un texte ; le caractère raisonnable relève du juge',
});

/** The day given to pay, counted from the sending; below what is usual, it is given all the same, with a warning. */
export function payBefore(
  sentOn: CivilDate,
  days: number,
): Result<Ruling<CivilDate> & { warnings: DeadlineWarning[] }, DeadlineRefusal> {
  if (!Number.isInteger(days) || days < 1) return refuse({ kind: 'not-a-number-of-days', argument: 'days' });
  const isShort = days < usualDays.least;
  return ok({
    value: addDays(sentOn, days),
    because: [reasonableTime, usualTime],
    on: sentOn,
    warnings: isShort ? [{ kind: 'shorter-than-usual', usual: usualDays.least, because: [usualTime] }] : [],
  });
}
