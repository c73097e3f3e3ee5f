import { citation } from '../../../law/citation.ts';
import type { Court, CourtRefusal, Courts, CourtWarning } from '../../../law/juridiction-competente/court.ts';
import type { CourtKind } from '../../../law/juridiction-competente/court-names.ts';
import { coverage } from '../../../law/juridiction-competente/courts.gen.ts';
import { competentCourts } from '../../../law/juridiction-competente/juridiction-competente.ts';
import type { Sought } from '../../../law/juridiction-competente/places.ts';
import type { LawNow } from '../law-now.ts';
import { partiesOptions, yesNoUnknown } from './page-choices.ts';
import { partiesInAddress, partiesWords } from './penalites-form.ts';
import { numberedSources } from './present-sources.ts';
import { type Phrase, phrase, type Words } from './say.ts';
import { type Query, TypedFields } from './typed-fields.ts';

const options = { parties: partiesOptions, yesNo: yesNoUnknown };

const courtNames: Record<CourtKind, Words> = {
  'tribunal-de-commerce': ['Tribunal de commerce', 'Commercial court (tribunal de commerce)'],
  'tribunal-des-activites-economiques': ['Tribunal des activités économiques', 'Economic activities court'],
  'chambre-commerciale': [
    'Chambre commerciale du tribunal judiciaire',
    'Commercial chamber of the tribunal judiciaire',
  ],
  'tribunal-mixte-de-commerce': ['Tribunal mixte de commerce', 'Mixed commercial court'],
  'tribunal-judiciaire': ['Tribunal judiciaire', 'Tribunal judiciaire'],
  'tribunal-administratif': ['Tribunal administratif', 'Administrative court'],
};

/** Which court hears the claim: what was typed, and the court with what it asks. */
export function tribunalPage(query: Query, { today, inForce }: LawNow) {
  const fields = new TypedFields(query);
  const parties = fields.choice('parties', partiesWords) ?? 'professionnels';
  const view = {
    fields,
    options,
    rows: [],
    defaults: { parties: 'professionnels' },
    known: [] as string[],
    possible: [] as string[],
    result: null,
  };
  if (query.montant === undefined && query.cp === undefined) return view;
  const amount = fields.amount('montant');
  const postcode = fields.text('cp');
  if (!/^(?:\s*\d){5}\s*$/.test(postcode))
    fields.fault('cp', ['Écrivez cinq chiffres, comme 44000.', 'Write five digits, such as 44000.']);
  const commune = fields.text('commune');
  const debtorIsTrader = fields.answer('debiteur');
  const creditorIsTrader = fields.answer('creancier');
  if (fields.areFaulty || !amount) return view;
  const found = competentCourts(
    {
      parties: partiesInAddress[parties],
      amount,
      postcode,
      on: today,
      ...(commune ? { commune } : {}),
      ...(debtorIsTrader === undefined ? {} : { debtorIsTrader }),
      ...(creditorIsTrader === undefined ? {} : { creditorIsTrader }),
    },
    inForce,
  );
  if (!found.refused) return { ...view, result: presentCourts(found.value) };
  tellRefusal(fields, found.refusal);
  return {
    ...view,
    known: 'known' in found.refusal ? found.refusal.known : [],
    possible: 'possible' in found.refusal ? found.refusal.possible : [],
  };
}

/** What holds for every claim: told, but not as a doubt about this answer. */
const GOOD_TO_KNOW: ReadonlySet<CourtWarning['kind']> = new Set([
  'place-of-performance',
  'clause-may-decide',
  'connected-claims-add-up',
  'consumer-may-choose',
]);

function presentCourts({ courts, place, because, warnings }: Courts) {
  const { sources } = numberedSources(because);
  return {
    courts: courts.map(presentCourt),
    place: place.departement?.name ?? '',
    appeal: place.appeal ?? null,
    warnings: warnings.filter(({ kind }) => !GOOD_TO_KNOW.has(kind)).map(warningPhrase),
    notes: warnings.filter(({ kind }) => GOOD_TO_KNOW.has(kind)).map(warningPhrase),
    sources,
  };
}

function presentCourt(court: Court) {
  const amicable = court.priorAmicableAttempt;
  return {
    name: court.name ? phrase([court.name, court.name]) : phrase(courtNames[court.kind]),
    proximity: court.proximity?.name ?? null,
    lawyer: court.lawyer ?? null,
    amicable: amicable === undefined ? 'not-settled' : amicable ? 'required' : 'not-required',
    lastResort: court.lastResort,
    economicContribution: court.economicContribution,
    isAdministrative: court.competence === 'administrative',
  };
}

function warningPhrase(warning: CourtWarning): Phrase {
  switch (warning.kind) {
    case 'trader-assumed':
      return warning.party === 'debtor'
        ? phrase([
            'Votre client est supposé commerçant ou société commerciale : s’il exerce une profession libérale ou agricole, répondez « non » à la question.',
            'Your customer is presumed to be a trader or commercial company: for a liberal or farming profession, answer “no” to the question.',
          ])
        : phrase([
            'Vous êtes supposé commerçant ou société commerciale : sinon, répondez « non » pour vous, et le choix du tribunal change.',
            'You are presumed to be a trader or commercial company: if not, answer “no” for yourself, and the choice of court changes.',
          ]);
    case 'court-not-listed':
      return phrase([
        'Les listes officielles que nous avons ne nomment pas le siège pour cet endroit.',
        'The official lists we hold do not name the seat for this place.',
      ]);
    case 'cedex-code':
      return phrase(
        [
          'Ce code postal n’est pas celui d’une commune : il est lu comme un code CEDEX du département {departement}. Vérifiez l’adresse du siège.',
          'This postcode is not a municipality’s: it is read as a CEDEX code of département {departement}. Check the registered address.',
        ],
        { departement: warning.departement },
      );
    case 'protection-judge':
      return phrase([
        'Un crédit à la consommation ou un bail d’habitation relèvent du juge des contentieux de la protection, au sein du tribunal judiciaire (à confirmer).',
        'Consumer credit and housing leases go to the juge des contentieux de la protection, within the tribunal judiciaire (to be confirmed).',
      ]);
    case 'creditor-may-choose-court':
      return phrase([
        'Vous n’êtes pas commerçant et votre client l’est : vous auriez le choix entre ces deux tribunaux (à confirmer).',
        'You are not a trader and your customer is: you would have the choice between these two courts (to be confirmed).',
      ]);
    case 'place-of-performance':
      return phrase([
        'Le tribunal du lieu de la livraison ou de l’exécution de la prestation peut aussi être saisi, à votre choix.',
        'The court of the place of delivery or performance may also be seized, at your choice.',
      ]);
    case 'clause-may-decide':
      return phrase([
        'Une clause du contrat peut désigner un autre lieu : elle ne vaut qu’entre commerçants, et très apparente.',
        'A contract clause may name another place: it is valid only between traders, and if very visible.',
      ]);
    case 'connected-claims-add-up':
      return phrase([
        'Plusieurs factures liées contre le même client s’additionnent : indiquez leur total.',
        'Several connected invoices against one customer add up: give their total.',
      ]);
    case 'amicable-attempt-not-settled':
      return phrase([
        'Qu’une tentative amiable doive précéder la demande n’est pas tranché ici : la faire est plus prudent.',
        'Whether an amicable attempt must come first is not settled here: making one is safer.',
      ]);
    case 'experiment-end-computed':
      return phrase(
        [
          'L’expérience des tribunaux des activités économiques est comptée jusqu’au {until:day} (quatre ans) : cette fin est calculée, non lue. Vérifiez le nom du tribunal.',
          'The trial of economic activities courts is counted until {until:day} (four years): this end is computed, not read. Check the court’s name.',
        ],
        { until: warning.until },
      );
    case 'list-is-old':
      return phrase(
        [
          'La carte des tribunaux a été lue dans une version ancienne ({source}) : vérifiez le siège avant d’écrire.',
          'The map of courts was read in an old version ({source}): check the seat before writing.',
        ],
        { source: citation(warning.source) },
      );
    case 'consumer-may-choose':
      return phrase([
        'Un consommateur peut aussi saisir le tribunal de son domicile au jour du contrat ou du fait : ce choix-là n’est pas le vôtre.',
        'A consumer may also go to the court of their home at the time of the contract or the event: that choice is not yours.',
      ]);
  }
}

function tellRefusal(fields: TypedFields, refusal: CourtRefusal): void {
  switch (refusal.kind) {
    case 'postcode-unknown':
      fields.fault('cp', [
        'Ce code postal n’est dans aucune liste officielle.',
        'This postcode is in no official list.',
      ]);
      return;
    case 'territory-not-covered': {
      const { territory } = refusal;
      fields.fault('cp', [
        `${territory} : les juridictions et la procédure y sont particulières, et ne sont pas couvertes ici.`,
        `${territory}: courts and procedure differ there, and are not covered here.`,
      ]);
      return;
    }
    case 'cedex-code':
      fields.fault('cp', [
        'C’est un code CEDEX, et plusieurs tribunaux se partagent ce département : indiquez le code postal propre de la commune.',
        'This is a CEDEX code, and several courts share this département: give the municipality’s own postcode.',
      ]);
      return;
    case 'commune-needed':
      fields.fault('commune', [
        'Les communes de ce code postal ne vont pas toutes au même tribunal : indiquez la commune.',
        'The municipalities of this postcode do not all go to one court: give the municipality.',
      ]);
      return;
    case 'commune-not-of-postcode':
      fields.fault('commune', [
        'Cette commune n’est pas l’une de celles de ce code postal : corrigez l’une ou l’autre.',
        'This municipality is not one of this postcode’s: correct one or the other.',
      ]);
      return;
    case 'commune-not-covered':
      fields.fault('commune', [
        `Les listes officielles que nous avons ne disent pas quel tribunal sert cet endroit (elles placent ${placed(refusal.court, 'fr')}) : il ne peut pas être dit avec certitude.`,
        `The official lists we hold do not say which court serves this place (they place ${placed(refusal.court, 'en')}): it cannot be told with certainty.`,
      ]);
      return;
    case 'not-positive':
      fields.fault('montant', ['Le montant doit être supérieur à zéro.', 'The amount must be more than zero.']);
      return;
    case 'law-not-known-on':
      fields.fault('montant', ['La règle n’est pas connue à cette date.', 'The rule is not known on this date.']);
  }
}

/** How much of the country the lists place for that kind of court. */
function placed(court: Sought, language: 'fr' | 'en'): string {
  const percent = (part: number, all: number) => Math.floor((100 * part) / all);
  const { all, commercial, judicial } = coverage;
  const counted = court === 'commercial' ? commercial : judicial;
  const communes = percent(counted.communes, all.communes);
  const people = percent(counted.population, all.population);
  return language === 'fr'
    ? `${communes} % des communes, ${people} % des habitants`
    : `${communes}% of municipalities, ${people}% of inhabitants`;
}
