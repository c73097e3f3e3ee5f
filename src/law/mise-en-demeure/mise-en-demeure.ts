import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, decision, official, type Source, secondHand, unconfirmed } from '../citation.ts';
import { letterRule } from '../recouvrement-amiable/recouvrement-amiable.values.ts';

/** Article 1344 du code civil : « sommation ou un acte portant interpellation suffisante ». No list of mentions is legal. */
const formRule = official(article('code civil', '1344'));
/** Article 1231 du code civil : mis en demeure de s'exécuter « dans un délai raisonnable ». */
const reasonableTime = official(article('code civil', '1231'));
const runsInterest = official(article('code civil', '1344-1'));
const clausePenale = official(article('code civil', '1231-5'));
const judgeDecides = secondHand(decision('Cass. com.', day('2015-06-09'), '14-15.342', 'JURITEXT000030726999'), {
  note: 'la suffisance de l’interpellation « relève du pouvoir souverain du juge du fond »',
});
const validThoughUnclaimed = secondHand(
  decision('Cass. 1re civ.', day('2021-01-20'), '19-20.680', 'JURITEXT000043087384'),
  { note: '« le défaut de réception effective […] n’affecte pas sa validité »' },
);
const neverInterrupts = secondHand(decision('Cass. com.', day('2022-05-18'), '20-23.204', 'JURITEXT000045822952'), {
  note: '« n’interrompt pas le délai de prescription »',
});
const practice = unconfirmed(article('code civil', '1344'), { note: 'contenu d’usage, non imposé par un texte' });
const letterhead = secondHand(article('code de commerce', 'R123-237'));
const formAndCapital = secondHand(article('code de commerce', 'R123-238'));
const penaltiesRule = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'));
const indemnityRule = secondHand(article('code de commerce', 'D441-5', 'LEGIARTI000043197457'));
const mandateRequired = official(article("code des procédures civiles d'exécution", 'R124-3'));

export const mentions = [
  'words-mise-en-demeure',
  'creditor-identity',
  'creditor-registration',
  'creditor-form-and-capital',
  'debtor-identity',
  'invoices',
  'balance',
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
export type MissingMention = { mention: Mention; obligation: 'law' | 'practice'; because: Source[] };
export type UnwantedMention = { mention: Mention; because: Source[] };

const usual: readonly Mention[] = [
  'creditor-identity',
  'debtor-identity',
  'invoices',
  'balance',
  'reminders-already-sent',
  'legal-basis',
  'payment-methods',
  'court-warning',
  'date',
  'signature',
  'statement-annexed',
];

function wanted(facts: LetterFacts): MissingMention[] {
  const list: MissingMention[] = [
    { mention: 'words-mise-en-demeure', obligation: 'practice', because: [formRule, judgeDecides] },
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
    const required: Mention[] = [
      'creditor-identity',
      'balance',
      'payment-methods',
      'collector-identity',
      'costs-notice',
    ];
    const raised = list.filter(({ mention }) => !required.includes(mention));
    raised.push(...required.map((mention) => ({ mention, obligation: 'law' as const, because: [letterRule] })));
    raised.push({ mention: 'written-mandate', obligation: 'law', because: [mandateRequired] });
    return raised;
  }
  return list;
}

/** What a mise en demeure lacks, what the law requires first; nothing when it is complete. */
export function missingMentions(facts: LetterFacts): MissingMention[] {
  return wanted(facts)
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

export type DeadlineRefusal = { kind: 'not-reasonable'; argument: 'days'; atLeast: number };

/** Eight to fifteen days are usual; no text fixes a number (C. civ. 1231 asks for a reasonable time). */
const usualDays = { least: 8, most: 15 } as const;

/** The day given to pay, counted from the sending; fewer than eight days is refused as unreasonable. */
export function payBefore(
  sentOn: CivilDate,
  days: number,
): Result<{ value: CivilDate; because: Source[]; on: CivilDate }, DeadlineRefusal> {
  if (!Number.isInteger(days) || days < usualDays.least) {
    return refuse({ kind: 'not-reasonable', argument: 'days', atLeast: usualDays.least });
  }
  return ok({ value: addDays(sentOn, days), because: [reasonableTime, practice], on: sentOn });
}
