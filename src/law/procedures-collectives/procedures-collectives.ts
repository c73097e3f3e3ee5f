import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, decision, official, type Source, secondHand } from '../citation.ts';
import { condition, type Deadline, deadline, type Road, type RoadFacts, road } from '../road.ts';

const com = 'code de commerce' as const;
const declarationRule = secondHand(article(com, 'R622-24', 'LEGIARTI000029175247'), {
  note: '« deux mois à compter de la publication du jugement d’ouverture au Bulletin officiel » ; lu dans son état de 2009',
});
const declarant = secondHand(article(com, 'L622-24', 'LEGIARTI000038587553'), {
  note: '« peut être faite par le créancier ou par tout préposé ou mandataire de son choix »',
});
const liquidator = secondHand(article(com, 'L641-3', 'LEGIARTI000038587562'), {
  note: '« Les créanciers déclarent leurs créances au liquidateur »',
});
const contents = secondHand(article(com, 'L622-25', 'LEGIARTI000044052608'), {
  note: '« certifiée sincère », sauf titre exécutoire',
});
const moreContents = secondHand(article(com, 'R622-23'));
const relief = secondHand(article(com, 'L622-26', 'LEGIARTI000044052612'), {
  note: '« ne peut être exercée que dans le délai de six mois »',
});
const answer = secondHand(article(com, 'L622-27', 'LEGIARTI000006236729'), {
  note: '« Le défaut de réponse dans le délai de trente jours interdit toute contestation ultérieure »',
});
const retention = secondHand(article(com, 'L624-9', 'LEGIARTI000019984033'));
const terminated = secondHand(article(com, 'R622-21'));
const postal = official(article('code de procédure civile', '669'), {
  note: 'le cachet du bureau d’émission fait foi',
});
const postmark = secondHand(decision('Cass. com.', day('1997-01-28'), '94-21.125'), {
  note: 'la date d’expédition compte',
});
const proof = secondHand(decision('Cass. com.', day('2026-02-04'), '24-21.337', 'JURITEXT000053452204'), {
  note: 'au créancier de prouver l’envoi et son contenu',
});
const interrupts = secondHand(article(com, 'L622-25-1', 'LEGIARTI000028721903'));

/** What the opening of insolvency proceedings stops, and by what. */
export const stopped = {
  'suits-and-enforcement': [secondHand(article(com, 'L622-21', 'LEGIARTI000044052603'))],
  interest: [secondHand(article(com, 'L622-28', 'LEGIARTI000032042779'))],
  'payment-of-earlier-debts': [
    secondHand(article(com, 'L622-7', 'LEGIARTI000044052577'), { note: 'sauf compensation de créances connexes' }),
  ],
} as const satisfies Record<string, Source[]>;

export type InsolvencyFacts = {
  readonly openedOn: CivilDate;
  /** BODACC. Nothing is counted before it. */
  readonly publishedOn?: CivilDate;
  readonly kind?: 'sauvegarde' | 'redressement' | 'liquidation';
  /** Does the creditor live outside the territory where the court sits? */
  readonly creditorAbroad?: boolean;
  /** Personal notice that a creditor with a published security or contract receives. */
  readonly noticeOn?: CivilDate;
  /** Letter by which the mandataire disputes the claim, and day of termination of a contract. */
  readonly disputedOn?: CivilDate;
  readonly contractTerminatedOn?: CivilDate;
};

export type InsolvencyRefusal = {
  kind: 'before-opening';
  argument: 'publishedOn' | 'noticeOn' | 'disputedOn' | 'contractTerminatedOn';
  on: CivilDate;
  openedOn: CivilDate;
};

/**
 * The deadlines of a creditor in insolvency proceedings, each counted from the fact that opens it. The declaration is timely by
 * its postmark: `cautiousOn` is the last day to post it. Without a publication there is no date to count from yet.
 */
export function insolvencyDeadlines(facts: InsolvencyFacts): Result<Deadline[], InsolvencyRefusal> {
  const { openedOn, publishedOn, noticeOn, disputedOn, contractTerminatedOn } = facts;
  for (const argument of ['publishedOn', 'noticeOn', 'disputedOn', 'contractTerminatedOn'] as const) {
    const on = facts[argument];
    if (on !== undefined && on < openedOn) return refuse({ kind: 'before-opening', argument, on, openedOn });
  }
  const list: Deadline[] = [];
  const months = facts.creditorAbroad ? 4 : 2;
  const declarationFrom = noticeOn ?? publishedOn;
  if (declarationFrom !== undefined) {
    list.push(
      deadline('declare-claim', declarationFrom, { months }, 'claim-is-not-opposable', [
        declarationRule,
        postal,
        postmark,
        proof,
      ]),
    );
  }
  if (publishedOn !== undefined) {
    list.push(deadline('ask-relief', publishedOn, { months: 6 }, 'relief-is-lost', [relief]));
    list.push(deadline('claim-retained-goods', publishedOn, { months: 3 }, 'title-is-not-opposable', [retention]));
  }
  if (disputedOn !== undefined) {
    list.push(deadline('answer-mandataire', disputedOn, { days: 30 }, 'no-later-contest', [answer]));
  }
  if (contractTerminatedOn !== undefined) {
    list.push(
      deadline('declare-after-termination', contractTerminatedOn, { months: 1 }, 'claim-is-not-opposable', [
        terminated,
      ]),
    );
  }
  return ok(list);
}

/** Who receives the declaration. */
export function declarationRecipient(kind: InsolvencyFacts['kind']): {
  recipient: 'liquidateur' | 'mandataire-judiciaire';
  because: Source[];
} {
  return kind === 'liquidation'
    ? { recipient: 'liquidateur', because: [liquidator] }
    : { recipient: 'mandataire-judiciaire', because: [declarant] };
}

/** Declaration of the claim: the only road once the debtor is in insolvency proceedings. */
export function declarationDeCreance(facts: RoadFacts): Result<Road, InsolvencyRefusal> {
  const { insolvency } = facts;
  const deadlines = insolvency === undefined ? ok<Deadline[]>([]) : insolvencyDeadlines(insolvency);
  if (deadlines.refused) return deadlines;
  const declare = deadlines.value.find((one) => one.deadline === 'declare-claim');
  const reliefUntil = deadlines.value.find((one) => one.deadline === 'ask-relief');
  const isOpen = insolvency !== undefined && insolvency.openedOn <= facts.on;
  const isInTime = declare === undefined ? (isOpen ? undefined : false) : facts.on <= declare.cautiousOn;
  return ok(
    road('declaration-de-creance', {
      conditions: [
        condition('debtor-is-in-insolvency-proceedings', isOpen, declarant),
        condition('within-time', isInTime, declarationRule),
      ],
      steps: [
        { step: 'declaration-posted', by: 'creditor' },
        { step: 'claim-checked', by: 'mandataire' },
        { step: 'admission-or-dispute', by: 'court' },
      ],
      deadlines: deadlines.value,
      forms: [{ name: 'declaration-de-creance', number: '10021*01', isMandatory: false, because: [contents] }],
      costs: [],
      lawyer: 'optional',
      because: [declarant, contents, moreContents, interrupts],
      warnings: [
        ...(isOpen && declare === undefined ? [{ kind: 'wait-for-publication', because: [declarationRule] }] : []),
        ...(isInTime === false && isOpen && reliefUntil !== undefined && facts.on <= reliefUntil.cautiousOn
          ? [{ kind: 'relief-still-possible', because: [relief] }]
          : []),
      ],
    }),
  );
}

/** Publication is due within fifteen days of the judgment, by the greffe: when to look for it. */
export function publicationExpectedBy(openedOn: CivilDate): { value: CivilDate; because: Source[] } {
  return {
    value: addDays(openedOn, 15),
    because: [
      secondHand(article(com, 'R621-8', 'LEGIARTI000041563929'), {
        note: '« dans les quinze jours de la date du jugement »',
      }),
    ],
  };
}
