import type { Entry } from '../../src/law/law-book.ts';
import { coveredUntil, sourceOf } from '../../src/law/schedule.ts';
import { linked, reads, remarks, tableOf } from './markdown.ts';

/** A dated value and its history, as its page shows it. */
export function scheduleText({ schedule, show }: Entry): string {
  const until = coveredUntil(schedule);
  const rhythm =
    schedule.reviewEveryMonths === undefined ? 'à chaque réforme' : `tous les ${schedule.reviewEveryMonths} mois`;
  const rows = schedule.rows.map((one) => {
    const source = sourceOf(one);
    return [one.from, one.until ?? '', show(one.value as never), linked(source), reads[one.read], remarks(source)];
  });
  return [
    `## ${schedule.title}`,
    '',
    `Sujet \`${schedule.subject}\`. Dernière relecture : ${schedule.reviewedOn} (à relire ${rhythm}). ${
      until === undefined
        ? 'La dernière ligne reste en vigueur jusqu’à la suivante.'
        : `Aucune réponse après le ${until}.`
    }`,
    '',
    ...(schedule.awaited === undefined
      ? []
      : [`Aucune valeur ici : ${schedule.awaited}. Un opérateur peut l’ajouter avec sa référence.`, '']),
    ...tableOf(['à compter du', 'jusqu’au', 'valeur', 'source', 'lecture', 'remarques'], rows),
  ].join('\n');
}
