import type { CivilDate } from '../kernel/civil-date.ts';
import { ok, type Result } from '../kernel/result.ts';
import { article, type Source, secondHand } from './citation.ts';
import { costsNotice, letterRule } from './recouvrement-amiable/recouvrement-amiable.values.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, valueOn } from './schedule.ts';

/** Words that a text of law fixes: they are reproduced, never reworded. `…` stands where the writer puts his own figures. */
export type FixedText = {
  readonly id:
    | 'costs-notice-second-paragraph'
    | 'costs-notice-third-paragraph'
    | 'collector-statement'
    | 'irrecoverable-vat-duplicate';
  /** Where it must be (French). */
  readonly place: string;
  readonly words: string;
  readonly because: readonly Source[];
};

const duplicateRule = secondHand(article('code général des impôts', '272'), {
  told: 'BOI-TVA-DED-40-10-20 et relevés publics',
  note: 'mention à porter de façon très apparente sur le duplicata de la facture',
});

/** Every text whose wording the law fixes, as it is on a day. The two paragraphs of L111-8 follow their own dates. */
export function fixedTexts(on: CivilDate, inForce: LawInForce = publishedLaw): Result<FixedText[], LawNotKnown> {
  const notice = valueOn(costsNotice, on, inForce);
  if (notice.refused) return notice;
  const { value, because } = notice.value;
  const letter = 'lettre de qui recouvre pour autrui (R124-4, 5°)';
  const reproduced = [...because, letterRule];
  return ok([
    { id: 'costs-notice-second-paragraph', place: letter, words: value.second, because: reproduced },
    { id: 'costs-notice-third-paragraph', place: letter, words: value.third, because: reproduced },
    {
      id: 'collector-statement',
      place: 'même lettre (R124-4, 1°), à la suite du nom de qui recouvre',
      words: 'exerce une activité de recouvrement amiable',
      because: [letterRule],
    },
    {
      id: 'irrecoverable-vat-duplicate',
      place: 'duplicata de la facture définitivement impayée, pour récupérer la TVA',
      words:
        'Facture demeurée impayée pour la somme de … euros (prix net) et pour la somme de … euros (TVA correspondante) qui ne ' +
        "peut faire l'objet d'une déduction (article 272 du CGI)",
      because: [duplicateRule],
    },
  ]);
}
