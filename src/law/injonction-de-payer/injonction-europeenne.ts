import { ok, type Result } from '../../kernel/result.ts';
import { article, official, text, unconfirmed } from '../citation.ts';
import { condition, type Deadline, deadline, type Road, type RoadFacts, road } from '../road.ts';
import { commonConditions, debtorWarnings } from '../road-conditions.ts';
import { countingAt, courtOf } from '../road-court.ts';
import type { LawNotKnown } from '../schedule.ts';

const regulation = (note: string, number?: string) =>
  unconfirmed(text('règlement (CE) n° 1896/2006', undefined, number), { note });
const cpc = 'code de procédure civile' as const;
const frenchRules = official(article(cpc, '1424-1'), { note: 'articles 1424-1 à 1424-15' });
const noConsignation = official(article(cpc, '1425'), {
  note: 'troisième alinéa : au tribunal de commerce, la demande européenne n’est pas caduque faute d’avance des frais',
});
const singleJudge = official(article("code de l'organisation judiciaire", 'R212-8'), {
  note: '11° : juge unique au tribunal judiciaire',
});
const crossBorder = regulation('litige transfrontalier : règlement non lu, débiteur dans un autre État membre');
const scope = regulation('matière civile et commerciale : règlement non lu');
const uncontested = regulation('créance incontestée : règlement non lu');
const standardForms = regulation('formulaires A (demande), E (injonction) et F (opposition) : règlement non lu');
const thirtyDays = regulation('opposition dans les 30 jours de la signification : non lu', '16');

/** Opposition to a European order: thirty days that nobody here has read, counted as a French procedural period. */
function oppositionTo(facts: RoadFacts): Deadline[] {
  const { europeanOrderServedOn: servedOn } = facts;
  if (servedOn === undefined) return [];
  const here = countingAt(courtOf(facts));
  return [deadline('european-opposition', servedOn, { days: 30 }, 'order-becomes-enforceable', [thirtyDays], here)];
}

/** European order for payment (regulation 1896/2006, CPC 1424-1 to 1424-15): a debtor in another member State. */
export function injonctionEuropeenne(facts: RoadFacts): Result<Road, LawNotKnown> {
  const abroad = facts.debtorCountry === undefined ? undefined : facts.debtorCountry === 'european-union';
  const form = (name: string, number: string) => ({ name, number, isMandatory: true, because: [standardForms] });
  return ok(
    road('injonction-europeenne', facts.on, {
      conditions: [
        ...commonConditions(facts),
        condition('cross-border', abroad, crossBorder),
        condition('civil-or-commercial', facts.parties !== 'public-buyer', scope),
        condition('not-contested', facts.dispute === undefined ? undefined : facts.dispute !== 'serious', uncontested),
      ],
      steps: [
        { step: 'form-a', by: 'creditor' },
        { step: 'form-e-order', by: 'court', because: [singleJudge] },
        { step: 'order-served', by: 'court' },
        { step: 'form-f-opposition', by: 'debtor', because: [thirtyDays] },
      ],
      deadlines: oppositionTo(facts),
      forms: [form('form-a', 'A'), form('form-e', 'E'), form('form-f', 'F')],
      costs: [],
      lawyer: 'optional',
      because: [frenchRules, noConsignation],
      warnings: [{ kind: 'regulation-not-read', because: [crossBorder] }, ...debtorWarnings(facts)],
    }),
  );
}
