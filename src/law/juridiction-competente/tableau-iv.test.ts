import { expect, test } from 'vitest';
import { courtOf } from './testing/court-of.ts';

/** Tableau IV of the code de l'organisation judiciaire: département | tribunal judiciaire | tribunaux d'instance of its district. */
const tableauIV = `
32|Auch|Auch,Condom
46|Cahors|Cahors,Figeac
47|Agen|Agen,Marmande,Villeneuve-sur-Lot
04|Digne-les-Bains|Digne-les-Bains,Manosque
06|Grasse|Antibes,Cagnes-sur-Mer,Cannes,Grasse
06|Nice|Menton,Nice
13|Aix-en-Provence|Aix-en-Provence,Martigues,Salon-de-Provence
13|Marseille|Aubagne,Marseille
13|Tarascon|Tarascon
83|Draguignan|Brignoles,Draguignan,Fréjus
83|Toulon|Toulon
02|Laon|Laon
02|Saint-Quentin|Saint-Quentin
02|Soissons|Soissons
60|Beauvais|Beauvais
60|Compiègne|Compiègne
60|Senlis|Senlis
80|Amiens|Abbeville,Amiens,Péronne
49|Angers|Angers,Cholet
49|Saumur|Saumur
53|Laval|Laval
72|Le Mans|La Flèche,Le Mans
971|Basse-Terre|Basse-Terre
978|Basse-Terre|Saint-Martin
971|Pointe-à-Pitre|Pointe-à-Pitre
2A|Ajaccio|Ajaccio
2B|Bastia|Bastia
25|Besançon|Besançon,Pontarlier
25|Montbéliard|Montbéliard
70|Vesoul|Lure,Vesoul
39|Lons-le-Saunier|Dole,Lons-le-Saunier,Saint-Claude
90|Belfort|Belfort
16|Angoulême|Angoulême,Cognac
24|Bergerac|Bergerac,Sarlat-la-Canéda
24|Périgueux|Périgueux
33|Bordeaux|Arcachon,Bordeaux
33|Libourne|Libourne
18|Bourges|Bourges
36|Châteauroux|Châteauroux
58|Nevers|Clamecy,Nevers
14|Caen|Caen,Vire
14|Lisieux|Lisieux
50|Cherbourg-en-Cotentin|Cherbourg-en-Cotentin
50|Coutances|Avranches,Coutances
61|Alençon|Alençon
61|Argentan|Argentan,Flers
973|Cayenne|Cayenne
74|Annecy|Annecy
74|Bonneville|Bonneville
74|Thonon-les-Bains|Annemasse,Thonon-les-Bains
73|Chambéry|Chambéry
73|Albertville|Albertville
67|Strasbourg|Haguenau,Illkirch-Graffenstaden,Schiltigheim,Strasbourg
67|Saverne|Molsheim,Saverne
67|Colmar|Sélestat
68|Colmar|Colmar,Guebwiller
68|Mulhouse|Mulhouse,Thann
21|Dijon|Beaune,Dijon,Montbard
52|Chaumont|Chaumont,Saint-Dizier
71|Chalon-sur-Saône|Chalon-sur-Saône,Le Creusot
71|Mâcon|Mâcon
59|Avesnes-sur-Helpe|Avesnes-sur-Helpe,Maubeuge
59|Cambrai|Cambrai
59|Douai|Douai
59|Dunkerque|Dunkerque,Hazebrouck
59|Lille|Lille,Roubaix,Tourcoing
59|Valenciennes|Valenciennes
62|Arras|Arras
62|Béthune|Béthune,Lens
62|Boulogne-sur-Mer|Montreuil-sur-Mer,Boulogne-sur-Mer,Calais
62|Saint-Omer|Saint-Omer
972|Fort-de-France|Fort-de-France
26|Valence|Montélimar,Romans-sur-Isère,Valence
05|Gap|Gap
38|Bourgoin-Jallieu|Bourgoin-Jallieu
38|Grenoble|Grenoble
38|Vienne|Vienne
19|Brive-la-Gaillarde|Brive-la-Gaillarde
19|Tulle|Tulle
23|Guéret|Guéret
87|Limoges|Limoges
01|Bourg-en-Bresse|Bourg-en-Bresse,Belley,Nantua,Trévoux
42|Roanne|Roanne
42|Saint-Étienne|Montbrison,Saint-Étienne
69|Lyon|Lyon,Villeurbanne
69|Villefranche-sur-Saône|Villefranche-sur-Saône
57|Metz|Metz,Sarrebourg
57|Sarreguemines|Saint-Avold,Sarreguemines
57|Thionville|Thionville
11|Carcassonne|Carcassonne
11|Narbonne|Narbonne
12|Rodez|Millau,Rodez
34|Béziers|Béziers
34|Montpellier|Montpellier,Sète
66|Perpignan|Perpignan
54|Val de Briey|Val de Briey
54|Nancy|Lunéville,Nancy
55|Bar-le-Duc|Bar-le-Duc
55|Verdun|Verdun
88|Épinal|Épinal,Saint-Dié-des-Vosges
07|Privas|Annonay,Aubenas,Privas
30|Alès|Alès
30|Nîmes|Nîmes,Uzès
48|Mende|Mende
84|Avignon|Avignon,Pertuis
84|Carpentras|Carpentras,Orange
37|Tours|Tours
45|Montargis|Montargis
45|Orléans|Orléans
41|Blois|Blois
91|Évry-Courcouronnes|Étampes,Évry-Courcouronnes,Juvisy-sur-Orge,Longjumeau,Palaiseau
75|Paris|Paris
77|Fontainebleau|Fontainebleau
77|Meaux|Lagny-sur-Marne,Meaux
77|Melun|Melun
93|Bobigny|Aubervilliers,Aulnay-sous-Bois,Bobigny,Le Raincy,Montreuil,Pantin,Saint-Denis,Saint-Ouen-sur-Seine
94|Créteil|Boissy-Saint-Léger,Charenton-le-Pont,Ivry-sur-Seine,Nogent-sur-Marne,Saint-Maur-des-Fossés,Sucy-en-Brie,Villejuif
89|Auxerre|Auxerre
89|Sens|Sens
65|Tarbes|Tarbes
40|Dax|Dax
40|Mont-de-Marsan|Mont-de-Marsan
64|Bayonne|Bayonne
64|Pau|Oloron-Sainte-Marie,Pau
17|La Rochelle|La Rochelle,Rochefort
17|Saintes|Jonzac,Saintes
79|Niort|Bressuire,Niort
85|La Roche-sur-Yon|Fontenay-le-Comte,La Roche-sur-Yon
85|Les Sables-d'Olonne|Les Sables-d'Olonne
86|Poitiers|Châtellerault,Poitiers
08|Charleville-Mézières|Charleville-Mézières,Sedan
10|Troyes|Troyes
51|Châlons-en-Champagne|Châlons-en-Champagne
51|Reims|Reims
22|Saint-Brieuc|Guingamp,Saint-Brieuc
29|Brest|Brest,Morlaix
29|Quimper|Quimper
35|Rennes|Fougères,Redon,Rennes
35|Saint-Malo|Saint-Malo
22|Saint-Malo|Dinan
44|Nantes|Nantes
44|Saint-Nazaire|Saint-Nazaire
56|Lorient|Lorient
56|Vannes|Vannes
03|Cusset|Vichy
03|Montluçon|Montluçon
03|Moulins|Moulins
15|Aurillac|Aurillac,Saint-Flour
43|Le Puy-en-Velay|Le Puy-en-Velay
63|Clermont-Ferrand|Clermont-Ferrand,Riom,Thiers
27|Évreux|Bernay,Évreux,Les Andelys
76|Dieppe|Dieppe
76|Le Havre|Le Havre
76|Rouen|Rouen
974|Saint-Denis|Saint-Benoît,Saint-Denis,Saint-Paul
974|Saint-Pierre|Saint-Pierre
976|Mamoudzou|Mamoudzou
09|Foix|Foix,Saint-Girons
31|Saint-Gaudens|Saint-Gaudens
31|Toulouse|Muret,Toulouse
81|Albi|Albi
81|Castres|Castres
82|Montauban|Castelsarrasin,Montauban
28|Chartres|Chartres,Dreux
92|Nanterre|Antony,Asnières-sur-Seine,Boulogne-Billancourt,Colombes,Courbevoie,Puteaux,Vanves
95|Pontoise|Gonesse,Montmorency,Pontoise,Sannois
78|Versailles|Mantes-la-Jolie,Poissy,Rambouillet,Saint-Germain-en-Laye,Versailles
`;

const lines = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));

test('tableau IV is whole', () => {
  expect(lines(tableauIV)).toHaveLength(167);
});

test.each(lines(tableauIV))('tableau IV, %s: the tribunal judiciaire of %s has %s', (code, seat, instances) => {
  for (const commune of instances!.split(',')) {
    const court = courtOf('consumer', code!, commune);
    expect(court, commune).toMatchObject({ kind: 'tribunal-judiciaire', seat });
    // A tribunal d'instance that sat elsewhere is a chambre de proximité today: told, never instead of the seat.
    if (commune !== seat && court.proximity) expect(court.proximity.seat, commune).toContain(commune);
  }
});
