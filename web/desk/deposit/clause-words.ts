import { t } from '@lingui/core/macro';
import { type Language, percent } from '../../ui/formats.ts';

/** A rate of penalties stated by reference to another one, in words: `legal-times:3` is « trois fois l’intérêt légal ». */
export function clauseWords(clause: string, language: Language): string {
  const [kind, figure = ''] = clause.split(':');
  const points = percent(figure, language).replace(/[\s\u202f]*%$/, '');
  switch (kind) {
    case 'legal-times': {
      const number = language === 'fr' ? figure.replace('.', ',') : figure;
      return t`${number} fois le taux de l’intérêt légal`;
    }
    case 'legal-plus':
      return t`le taux de l’intérêt légal plus ${points} points`;
    case 'ecb-plus':
      return t`le taux de la Banque centrale européenne plus ${points} points`;
    default:
      return clause;
  }
}
