/** A name as the lists are compared: no accent, no article, « St » for « Saint », renamed seats under their name of today. */
export function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/\bste?\b/g, (short) => (short === 'st' ? 'saint' : 'sainte'))
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^ ?(?:le|la|les|l) /, '')
    .trim()
    .replace(/^cherbour[gb] octeville/, 'cherbourg en cotentin')
    .replace(/^evry$/, 'evry courcouronnes');
}

/**
 * Names of cantons that the open copy misread, or whose commune bears a longer name today (same commune, renamed): `département|name`.
 * Only what leaves no doubt, and only where a département has several courts.
 */
export const todaysNames: Readonly<Record<string, readonly string[]>> = {
  '02|coucy chateau': ['Coucy-le-Château-Auffrique'],
  '02|coucy le chateau': ['Coucy-le-Château-Auffrique'],
  '06|mandelieu cannes ouest': ['Mandelieu-la-Napoule', 'Cannes'],
  '13|aubaune ouest': ['Aubagne'],
  '24|montignac': ['Montignac-Lascaux'],
  '24|domine': ['Domme'],
  '29|scacr': ['Scaër'],
  '31|rieux': ['Rieux-Volvestre'],
  '33|cadillac': ['Cadillac-sur-Garonne'],
  '35|hede': ['Hédé-Bazouges'],
  '38|fontaine seyssinet': ['Fontaine', 'Seyssinet-Pariset'],
  '42|boen': ['Boën-sur-Lignon'],
  '42|bourg argentai': ['Bourg-Argental'],
  '42|charlicu': ['Charlieu'],
  '44|vertou vignoble': ['Vertou'],
  '50|breccy': ['Brécey'],
  '51|chatillon sur manie': ['Châtillon-sur-Marne'],
  '54|norneny': ['Nomeny'],
  '56|quiheron': ['Quiberon'],
  '57|s arreg uemines campagne': ['Sarreguemines'],
  '61|fiers sud': ['Flers'],
  '62|nouent fontes': ['Norrent-Fontes'],
  '62|montreuil': ['Montreuil-sur-Mer'],
  '64|arthez de beam': ['Arthez-de-Béarn'],
  '71|louhans': ['Louhans-Châteaurenaud'],
  '73|aix les bains nord gresy': ['Aix-les-Bains'],
  '73|chamoux sur gclon': ['Chamoux-sur-Gelon'],
  '77|clayc souilly': ['Claye-Souilly'],
  '81|montredon labessomiie': ['Montredon-Labessonnié'],
  '89|lsle sur serein': ["L'Isle-sur-Serein"],
  '17|jarric': ['La Jarrie'],
  '93|saint ouen': ['Saint-Ouen-sur-Seine'],
  '67|illkirch graffcnstadcn': ['Illkirch-Graffenstaden'],
  '971|saintes': ['Terre-de-Bas', 'Terre-de-Haut'],
};
