import { citation } from '../../../law/citation.ts';
import {
  type CourtKind,
  type CourtRefusal,
  type Courts,
  type CourtWarning,
  competentCourts,
} from '../../../law/juridiction-competente/juridiction-competente.ts';
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
    result: null,
  };
  if (query.montant === undefined && query.cp === undefined) return view;
  const amount = fields.amount('montant');
  const postcode = fields.text('cp').replace(/\s/g, '');
  if (!/^\d{5}$/.test(postcode))
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
  return { ...view, known: 'known' in found.refusal ? found.refusal.known : [] };
}

function presentCourts({ courts, place, because, warnings }: Courts) {
  const { sources } = numberedSources(because);
  const [court] = courts;
  if (!court) throw new Error('the law named no court');
  return {
    name: court.name ? phrase([court.name, court.name]) : phrase(courtNames[court.kind]),
    isNamed: court.name !== undefined,
    place: place.departement.name,
    appeal: place.appeal ?? null,
    lawyer: court.lawyer ?? null,
    priorAmicableAttempt: court.priorAmicableAttempt,
    lastResort: court.lastResort,
    economicContribution: court.economicContribution,
    isAdministrative: court.competence === 'administrative',
    warnings: warnings.map(warningPhrase),
    sources,
  };
}

function warningPhrase(warning: CourtWarning): Phrase {
  switch (warning.kind) {
    case 'trader-assumed':
      return phrase([
        'Votre client est supposé commerçant ou société commerciale : s’il exerce une profession libérale ou agricole, répondez « non » à la question.',
        'Your customer is presumed to be a trader or commercial company: for a liberal or farming profession, answer “no” to the question.',
      ]);
    case 'court-not-listed':
      return phrase([
        'Les listes officielles que nous avons ne nomment pas le siège pour cet endroit.',
        'The official lists we hold do not name the seat for this place.',
      ]);
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
        'Un consommateur peut choisir un autre tribunal ; vous, non.',
        'A consumer may choose another court; you may not.',
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
    case 'commune-needed':
      fields.fault('commune', [
        'Plusieurs tribunaux se partagent ce code postal : indiquez la commune.',
        'Several courts share this postcode: give the municipality.',
      ]);
      return;
    case 'commune-not-covered':
      fields.fault('commune', [
        'Les listes officielles que nous avons ne placent pas cette commune : le tribunal ne peut pas être dit avec certitude.',
        'The official lists we hold do not place this municipality: the court cannot be told with certainty.',
      ]);
      return;
    case 'not-positive':
      fields.fault('montant', ['Le montant doit être supérieur à zéro.', 'The amount must be more than zero.']);
      return;
    case 'law-not-known-on':
      fields.fault('montant', ['La règle n’est pas connue à cette date.', 'The rule is not known on this date.']);
  }
}
