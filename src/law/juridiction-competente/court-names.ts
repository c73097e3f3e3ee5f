export type CourtKind =
  | 'tribunal-de-commerce'
  | 'tribunal-des-activites-economiques'
  | 'chambre-commerciale'
  | 'tribunal-mixte-de-commerce'
  | 'tribunal-judiciaire'
  | 'tribunal-administratif';

/** « du Mans », « de La Rochelle », « d'Agen ». */
export function ofSeat(seat: string): string {
  if (/^Le /.test(seat)) return `du ${seat.slice(3)}`;
  if (/^Les /.test(seat)) return `des ${seat.slice(4)}`;
  return /^[AEIOUYÀÂÉÈÊÎÔÛ]/.test(seat) ? `d'${seat}` : `de ${seat}`;
}

const labels: Record<Exclude<CourtKind, 'chambre-commerciale'>, string> = {
  'tribunal-de-commerce': 'Tribunal de commerce',
  'tribunal-des-activites-economiques': 'Tribunal des activités économiques',
  'tribunal-mixte-de-commerce': 'Tribunal mixte de commerce',
  'tribunal-judiciaire': 'Tribunal judiciaire',
  'tribunal-administratif': 'Tribunal administratif',
};

/** A court may bear another name than its seat: the one of Tourcoing is « Lille Métropole ». */
const otherNames: Record<string, string> = { 'tribunal-de-commerce Tourcoing': 'Lille Métropole' };

/** « Tribunal de commerce d'Auch », « Chambre commerciale du tribunal judiciaire de Metz ». */
export function courtName(kind: CourtKind, seat: string): string {
  const known = otherNames[`${kind} ${seat}`] ?? seat;
  if (kind === 'chambre-commerciale') return `Chambre commerciale du tribunal judiciaire ${ofSeat(known)}`;
  return `${labels[kind]} ${ofSeat(known)}`;
}
