import { day } from '../../kernel/civil-date.ts';
import { type Cents, euros } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { article, official, text, unconfirmed } from '../citation.ts';
import { condition, type Road, type RoadFacts, road } from '../road.ts';
import { commonConditions, debtorWarnings } from '../road-conditions.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, schedule, valueOn } from '../schedule.ts';

/** Règlement (CE) n° 861/2007, articles 1382 et suivants du code de procédure civile : petits litiges, jusqu'à 5 000 euros. */
export const europeanSmallClaims = schedule<Cents>({
  subject: 'european-small-claims-ceiling',
  title: 'Règlement européen des petits litiges : plafond',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2017-07-14'),
      value: euros('5000.00'),
      source: article('code de procédure civile', '1382'),
      read: 'official',
      note: 'articles 1382 et suivants lus ; plafond du règlement (CE) n° 861/2007 ; date d’effet connue de mémoire',
    },
  ],
});

const regulation = (note: string) => unconfirmed(text('règlement (CE) n° 861/2007'), { note });
const crossBorder = regulation('litige transfrontalier : règlement non lu, débiteur dans un autre État membre');
const scope = regulation('matière civile et commerciale : règlement non lu');
const basis = regulation('montant retenu hors intérêts et frais : règlement non lu');
const frenchRules = official(article('code de procédure civile', '1382'), { note: 'articles 1382 et suivants' });

/** European small claims procedure (regulation 861/2007): up to 5 000 € against a debtor in another member State, contested or not. */
export function petitsLitigesEuropeens(
  facts: RoadFacts,
  inForce: LawInForce = publishedLaw,
): Result<Road, LawNotKnown> {
  const ceiling = valueOn(europeanSmallClaims, facts.on, inForce);
  if (ceiling.refused) return ceiling;
  const abroad = facts.debtorCountry === undefined ? undefined : facts.debtorCountry === 'european-union';
  const isWithin = facts.principal <= ceiling.value.value;
  return ok(
    road('petits-litiges-europeens', facts.on, {
      conditions: [
        ...commonConditions(facts),
        condition('cross-border', abroad, crossBorder),
        condition('civil-or-commercial', facts.parties !== 'public-buyer', scope),
        condition('within-european-ceiling', isWithin, ...ceiling.value.because, basis),
      ],
      steps: [
        { step: 'european-claim-form', by: 'creditor' },
        { step: 'debtor-answers', by: 'debtor' },
        { step: 'judgment', by: 'court' },
      ],
      deadlines: [],
      forms: [],
      costs: [],
      lawyer: 'unknown',
      because: [frenchRules],
      warnings: [{ kind: 'regulation-not-read', because: [crossBorder] }, ...debtorWarnings(facts)],
    }),
  );
}
