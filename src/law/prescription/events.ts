import { day } from '../../kernel/civil-date.ts';
import { article, decision, official, type Source, secondHand } from '../citation.ts';
import { publicInterruption } from './prescription.values.ts';

/** What happened to a claim, in the words that decide its prescription. */
export const eventKinds = [
  // interrupt: a new period begins (C. civ. 2231)
  'acknowledgement',
  'court-claim',
  'injonction-served',
  'conservatory-measure',
  'enforcement-act',
  'insolvency-declared',
  'judgment-enforceable',
  'injonction-enforceable',
  // end of what interrupted
  'proceedings-ended',
  'proceedings-void',
  'insolvency-closed',
  // suspend, then resume
  'mediation-agreed',
  'mediation-ended',
  'small-claims-agreed',
  'small-claims-ended',
  'investigation-ordered',
  'investigation-done',
  // may be an acknowledgement: nobody can be sure
  'partial-payment',
  'request-for-time',
  'instalment-plan',
  // do nothing
  'mise-en-demeure',
  'reminder',
  'call',
  'injonction-filed',
  'small-claims-invitation',
] as const;
export type EventKind = (typeof eventKinds)[number];

const courtKinds = ['court-claim', 'injonction-served'] as const;

/**
 * What an event does. `lasts`: the new period runs only when another event ends it. `isCapped`: the twenty years of article 2232
 * hold it back, as they do neither a court claim (2241) nor a measure of enforcement (2244). `closes`: what ends with it.
 */
export type Effect =
  | { does: 'interrupts'; lasts?: true; isCapped?: true }
  | { does: 'ends' | 'voids' | 'resumes'; closes: readonly EventKind[] }
  | { does: 'suspends' }
  | { does: 'opens-title'; isSettled: boolean; closes: readonly EventKind[] }
  | { does: 'may-interrupt' }
  | { does: 'nothing' };

type Rule = { effect: Effect; because: Source[] };

const civil = (number: string, id?: string): Source => official(article('code civil', number, id));
const mediation = civil('2238', 'LEGIARTI000032042671');
const requestDoesNot = secondHand(decision('Cass. 1re civ.', day('2020-09-09'), '19-12.006'), {
  note: 'inédit : « la présentation d’une requête en injonction de payer ne constitue pas une telle demande »',
});
const miseEnDemeureDoesNot = secondHand(
  decision('Cass. com.', day('2022-05-18'), '20-23.204', 'JURITEXT000045822952'),
  { note: '« n’interrompt pas le délai de prescription » ; « Cette énumération est limitative. »' },
);
const partialPayment = secondHand(decision('Cass. 3e civ.', day('2020-05-14'), '19-16.210', 'JURITEXT000041914646'), {
  note: 'inédit : « la reconnaissance, même partielle […] entraîne pour la totalité de la créance un effet interruptif » ; un paiement isolé peut en être une',
});
const lapsed = secondHand(decision('Cass. 2e civ.', day('2020-11-19'), '19-20.238'), {
  note: 'instance éteinte : l’interruption est non avenue',
});
const executionTitle = official(article("code des procédures civiles d'exécution", 'L111-4'));
const smallClaims = official(article("code des procédures civiles d'exécution", 'L125-1'));

/** What each event does between private persons (articles 2228 to 2254 of the civil code). */
export const rules: Record<EventKind, Rule> = {
  acknowledgement: { effect: { does: 'interrupts', isCapped: true }, because: [civil('2240')] },
  'court-claim': {
    effect: { does: 'interrupts', lasts: true },
    because: [civil('2241'), civil('2242')],
  },
  'injonction-served': {
    effect: { does: 'interrupts', lasts: true },
    because: [civil('2241'), requestDoesNot],
  },
  'conservatory-measure': { effect: { does: 'interrupts' }, because: [civil('2244')] },
  'enforcement-act': { effect: { does: 'interrupts' }, because: [civil('2244')] },
  'insolvency-declared': {
    effect: { does: 'interrupts', lasts: true },
    because: [secondHand(article('code de commerce', 'L622-25-1', 'LEGIARTI000028721903'))],
  },
  'judgment-enforceable': {
    effect: { does: 'opens-title', isSettled: true, closes: courtKinds },
    because: [executionTitle],
  },
  'injonction-enforceable': {
    effect: { does: 'opens-title', isSettled: false, closes: ['injonction-served'] },
    because: [executionTitle],
  },
  'proceedings-ended': { effect: { does: 'ends', closes: courtKinds }, because: [civil('2242')] },
  'proceedings-void': { effect: { does: 'voids', closes: courtKinds }, because: [civil('2243'), lapsed] },
  'insolvency-closed': {
    effect: { does: 'ends', closes: ['insolvency-declared'] },
    because: [secondHand(article('code de commerce', 'L622-25-1', 'LEGIARTI000028721903'))],
  },
  'mediation-agreed': {
    effect: { does: 'suspends' },
    because: [mediation],
  },
  'mediation-ended': { effect: { does: 'resumes', closes: ['mediation-agreed'] }, because: [mediation] },
  'small-claims-agreed': {
    effect: { does: 'suspends' },
    because: [mediation, smallClaims],
  },
  'small-claims-ended': {
    effect: { does: 'resumes', closes: ['small-claims-agreed'] },
    because: [mediation, smallClaims],
  },
  'investigation-ordered': {
    effect: { does: 'suspends' },
    because: [civil('2239')],
  },
  'investigation-done': {
    effect: { does: 'resumes', closes: ['investigation-ordered'] },
    because: [civil('2239')],
  },
  'partial-payment': { effect: { does: 'may-interrupt' }, because: [civil('2240'), partialPayment] },
  'request-for-time': { effect: { does: 'may-interrupt' }, because: [civil('2240')] },
  'instalment-plan': { effect: { does: 'may-interrupt' }, because: [civil('2240')] },
  'mise-en-demeure': { effect: { does: 'nothing' }, because: [miseEnDemeureDoesNot] },
  reminder: { effect: { does: 'nothing' }, because: [miseEnDemeureDoesNot] },
  call: { effect: { does: 'nothing' }, because: [miseEnDemeureDoesNot] },
  'injonction-filed': { effect: { does: 'nothing' }, because: [requestDoesNot] },
  'small-claims-invitation': { effect: { does: 'nothing' }, because: [smallClaims] },
};

/** Toward a public body a written claim and any payment interrupt (loi n° 68-1250, article 2). */
const towardPublicBodies: Partial<Record<EventKind, Rule>> = {
  'mise-en-demeure': { effect: { does: 'interrupts', isCapped: true }, because: [publicInterruption] },
  reminder: { effect: { does: 'interrupts', isCapped: true }, because: [publicInterruption] },
  'partial-payment': { effect: { does: 'interrupts', isCapped: true }, because: [publicInterruption] },
};

export function ruleOf(kind: EventKind, isPublicBody: boolean): Rule {
  return (isPublicBody ? towardPublicBodies[kind] : undefined) ?? rules[kind];
}

export function isEventKind(text: string): text is EventKind {
  return (eventKinds as readonly string[]).includes(text);
}
