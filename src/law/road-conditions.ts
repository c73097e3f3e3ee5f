import { day } from '../kernel/civil-date.ts';
import { article, decision, official, type Source, secondHand, unconfirmed } from './citation.ts';
import { administrativeCourt, defendantsHome } from './juridiction-competente/juridiction-competente.values.ts';
import { birthOfClaim } from './procedures-collectives/claim-birth.ts';
import { type Condition, condition, type RoadFacts, type RoadWarning } from './road.ts';

const com = 'code de commerce' as const;
const dueRule = official(article('code civil', '2233'), { note: '3° : créance à terme' });
const prescriptionRule = official(article('code civil', '2229'));
const stayRule = secondHand(article(com, 'L622-21', 'LEGIARTI000044052603'));
const laterDebtsRule = secondHand(article(com, 'L622-17'), {
  note: 'créance née après le jugement d’ouverture : payée à son échéance si elle est utile',
});
const pendingSuit = secondHand(article(com, 'L622-22'), {
  note: 'instance suspendue jusqu’à la déclaration, reprise pour constater la créance et fixer son montant',
});
const struckOff = secondHand(decision('Cass. com.', day('2023-09-20'), '21-14.252'), {
  note: 'société radiée : sa personnalité subsiste tant que ses dettes ne sont pas apurées ; mandataire ad hoc à faire désigner',
});
const soleTrader = secondHand(article(com, 'L526-22'), {
  note: 'entrepreneur individuel : patrimoines réunis à la cessation d’activité ; créances nées après le 15 mai 2022',
});
const conciliation = secondHand(article(com, 'L611-7'), {
  note: 'conciliation (L611-4) : aucun arrêt automatique ; délais de l’article 1343-5 du code civil possibles contre un créancier qui poursuit',
});
const foreignDebtor = unconfirmed(article('code de procédure civile', '42'), {
  note: 'débiteur hors de France : compétence internationale non établie ici',
});

/** Conditions of every road that asks a payment: due, not prescribed, debtor not in insolvency proceedings. */
export function commonConditions(facts: RoadFacts): Condition[] {
  const { prescriptionExpiresOn: expiresOn } = facts;
  return [
    condition('claim-is-due', facts.dueOn < facts.on, dueRule),
    condition('not-prescribed', expiresOn === undefined ? undefined : facts.on <= expiresOn, prescriptionRule),
    notInsolvent(facts),
  ];
}

/** The opening stops the suits for earlier debts; whether a later one escapes is for a judge, or for a fact not given. */
function notInsolvent(facts: RoadFacts): Condition {
  const { insolvency, on } = facts;
  if (insolvency === undefined || on < insolvency.openedOn) return condition('debtor-not-insolvent', true, stayRule);
  return birthOfClaim(facts, insolvency.openedOn) === 'before'
    ? condition('debtor-not-insolvent', false, stayRule)
    : condition('debtor-not-insolvent', undefined, stayRule, laterDebtsRule);
}

/** A public buyer's debt goes to the administrative court, whose law is not established here. */
export function notPublicBuyer(facts: RoadFacts): Condition {
  return condition('not-a-public-buyer', facts.parties !== 'public-buyer', administrativeCourt);
}

/** A French court hears a debtor who lives in France; for one abroad nothing is established here. */
export function territorial({ debtorCountry }: RoadFacts, rule: Source = defendantsHome): Condition {
  const name = 'french-court-has-jurisdiction';
  if (debtorCountry === 'france') return condition(name, true, rule);
  return condition(name, undefined, rule, foreignDebtor);
}

/** What a debtor's own situation changes on every road, each with its source. */
export function debtorWarnings(facts: RoadFacts): RoadWarning[] {
  const isOpen = facts.insolvency !== undefined && facts.insolvency.openedOn <= facts.on;
  const hasSuit = [facts.injonction?.servedOn, facts.summonsServedOn, facts.hearingOn].some((on) => on !== undefined);
  return [
    ...(facts.debtorIsStruckOff ? [{ kind: 'debtor-is-struck-off', because: [struckOff] }] : []),
    ...(facts.debtorIsSoleTrader ? [{ kind: 'debtor-is-a-sole-trader', because: [soleTrader] }] : []),
    ...(facts.debtorIsInConciliation ? [{ kind: 'conciliation-stops-nothing', because: [conciliation] }] : []),
    ...(isOpen && hasSuit ? [{ kind: 'pending-suit-is-suspended', because: [pendingSuit] }] : []),
  ];
}

/** Says that the jurisdiction of French courts over a debtor abroad is not established here. */
export function foreignDebtorWarnings({ debtorCountry }: RoadFacts): RoadWarning[] {
  return debtorCountry === undefined || debtorCountry === 'france'
    ? []
    : [{ kind: 'international-jurisdiction-not-established', because: [foreignDebtor] }];
}
