import { expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { communesNamed } from './communes-of-postcodes.ts';
import { competentCourts } from './juridiction-competente.ts';
import { courtOf, postcodeOf } from './testing/court-of.ts';

/**
 * Annexe 7-1 of the code de commerce, one line per row of the table: département | seats of the tribunaux whose districts make the
 * commercial court's | its seat (names of today).
 */
const annexe71 = `
32|Auch|Auch
46|Cahors|Cahors
47|Agen|Agen
04|Digne-les-Bains|Manosque
06|Nice|Nice
06|Grasse|Grasse
06|Antibes,Cagnes-sur-Mer|Antibes
06|Cannes|Cannes
13|Aix-en-Provence,Martigues|Aix-en-Provence
13|Salon-de-Provence|Salon-de-Provence
13|Marseille|Marseille
13|Tarascon|Tarascon
83|Draguignan,Brignoles|Draguignan
83|Fréjus|Fréjus
83|Toulon|Toulon
02|Saint-Quentin,Laon|Saint-Quentin
02|Soissons|Soissons
60|Beauvais|Beauvais
60|Compiègne,Senlis|Compiègne
80|Amiens|Amiens
49|Angers,Saumur|Angers
2A|Ajaccio|Ajaccio
2B|Bastia|Bastia
25|Besançon|Besançon
39|Lons-le-Saunier|Lons-le-Saunier
70|Vesoul|Vesoul
90+25|Belfort,Montbéliard|Belfort
16|Angoulême|Angoulême
24|Bergerac|Bergerac
24|Périgueux|Périgueux
33|Bordeaux|Bordeaux
33|Libourne|Libourne
18|Bourges|Bourges
36|Châteauroux|Châteauroux
58|Nevers|Nevers
14|Caen|Caen
14|Lisieux|Lisieux
50|Coutances|Coutances
50|Cherbourg-en-Cotentin|Cherbourg-en-Cotentin
61|Alençon,Argentan|Alençon
73|Chambéry,Albertville|Chambéry
74|Annecy,Bonneville|Annecy
74|Thonon-les-Bains|Thonon-les-Bains
21|Dijon|Dijon
52|Chaumont|Chaumont
71|Chalon-sur-Saône|Chalon-sur-Saône
71|Mâcon|Mâcon
59|Douai,Cambrai|Douai
59|Dunkerque|Dunkerque
59|Lille|Tourcoing
59|Valenciennes,Avesnes-sur-Helpe|Valenciennes
62|Arras,Béthune|Arras
62|Boulogne-sur-Mer,Saint-Omer|Boulogne-sur-Mer
05|Gap|Gap
26|Valence|Romans-sur-Isère
38|Grenoble|Grenoble
38|Vienne,Bourgoin-Jallieu|Vienne
19|Brive-la-Gaillarde,Tulle|Brive-la-Gaillarde
01|Bourg-en-Bresse|Bourg-en-Bresse
42|Saint-Étienne|Saint-Étienne
69|Lyon|Lyon
69|Villefranche-sur-Saône|Villefranche-sur-Saône
11|Carcassonne|Carcassonne
11|Narbonne|Narbonne
12|Rodez|Rodez
34|Béziers|Béziers
34|Montpellier|Montpellier
66|Perpignan|Perpignan
54|Val de Briey|Val de Briey
54|Nancy|Nancy
55|Bar-le-Duc,Verdun|Bar-le-Duc
88|Épinal|Épinal
07|Privas|Aubenas
30|Nîmes,Alès|Nîmes
48|Mende|Mende
84|Avignon,Carpentras|Avignon
37|Tours|Tours
41|Blois|Blois
45|Orléans,Montargis|Orléans
75|Paris|Paris
91|Évry-Courcouronnes|Évry-Courcouronnes
77|Melun,Fontainebleau|Melun
77|Meaux|Meaux
93|Bobigny|Bobigny
94|Créteil|Créteil
89|Auxerre|Auxerre
89|Sens|Sens
40|Dax|Dax
40|Mont-de-Marsan|Mont-de-Marsan
64|Bayonne|Bayonne
64|Pau|Pau
65|Tarbes|Tarbes
17|La Rochelle|La Rochelle
17|Saintes|Saintes
79|Niort|Niort
85|La Roche-sur-Yon,Les Sables-d'Olonne|La Roche-sur-Yon
86|Poitiers|Poitiers
08|Charleville-Mézières|Sedan
10|Troyes|Troyes
51|Châlons-en-Champagne|Châlons-en-Champagne
51|Reims|Reims
22|Saint-Brieuc|Saint-Brieuc
29|Brest|Brest
29|Quimper|Quimper
35+22|Saint-Malo|Saint-Malo
44|Nantes|Nantes
44|Saint-Nazaire|Saint-Nazaire
56|Lorient|Lorient
56|Vannes|Vannes
03|Cusset|Cusset
03|Montluçon|Montluçon
15|Aurillac|Aurillac
43|Le Puy-en-Velay|Le Puy-en-Velay
63|Clermont-Ferrand|Clermont-Ferrand
27|Bernay|Bernay
27|Évreux,Les Andelys|Évreux
76|Dieppe|Dieppe
76|Le Havre|Le Havre
76|Rouen|Rouen
31|Toulouse,Saint-Gaudens|Toulouse
28|Chartres|Chartres
92|Nanterre|Nanterre
95|Pontoise|Pontoise
78|Versailles|Versailles
53|Laval|Laval
72|Le Mans|Le Mans
23|Guéret|Guéret
87|Limoges|Limoges
09|Foix|Foix
81|Albi|Albi
81|Castres|Castres
82|Montauban|Montauban
`;

const lines = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
const either = (codes: string, names: string): [string, string][] =>
  names.split(',').map((name) => {
    const code = codes.split('+').find((one) => communesNamed(name).some((commune) => commune.zone.code === one));
    return [code ?? codes, name];
  });

test('annexe 7-1 is whole', () => {
  expect(lines(annexe71)).toHaveLength(132);
});

test.each(lines(annexe71))('annexe 7-1, %s: %s go to the commercial court of %s', (codes, communes, seat) => {
  for (const [code, commune] of either(codes!, communes!)) {
    expect(courtOf('professionals', code, commune), commune).toMatchObject({ kind: 'tribunal-de-commerce', seat });
  }
});

test.each(lines(annexe71))(
  'annexe 7-1, %s (%s): the commune of the seat, %s, goes to its own court',
  (codes, _, seat) => {
    const [[code, commune] = ['', '']] = either(codes!, seat!);
    expect(courtOf('professionals', code, commune).seat).toBe(seat);
  },
);

const experiment =
  'Marseille,Le Mans,Limoges,Lyon,Nancy,Avignon,Auxerre,Paris,Saint-Brieuc,Le Havre,Nanterre,Versailles';

test.each(lines(annexe71))(
  'arrêté of 5 July 2024, %s (%s): %s is a TAE or stays a commercial court',
  (codes, _, seat) => {
    const [[code, commune] = ['', '']] = either(codes!, seat!);
    const on = (date: string) => {
      const facts = {
        parties: 'professionals',
        amount: euros('4000.00'),
        on: day(date),
        postcode: postcodeOf(code, commune),
        commune,
      } as const;
      return orThrow(competentCourts(facts)).courts[0]!.kind;
    };
    const isOne = experiment.split(',').includes(seat!);
    const tae = isOne ? 'tribunal-des-activites-economiques' : 'tribunal-de-commerce';
    expect([on('2024-12-31'), on('2025-01-01'), on('2028-12-31'), on('2029-01-01')]).toEqual([
      'tribunal-de-commerce',
      tae,
      tae,
      'tribunal-de-commerce',
    ]);
  },
);
