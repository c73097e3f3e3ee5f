import { describe, expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { postcodes } from './communes.gen.ts';
import { communesOf, comparable, zoneOf } from './communes-of-postcodes.ts';
import { coverage } from './courts.gen.ts';
import { appealCourtOf, locate, placeOf, type Sought, seatAt } from './places.ts';
import { departementOfPostcode } from './postcode.ts';

const kinds: readonly Sought[] = ['commercial', 'judicial', 'appeal'];
const codes = postcodes
  .trim()
  .split(/[\n\t]/)
  .map((line) => line.slice(0, 5));
const seat = (sought: Sought, postcode: string, commune?: string) => {
  const located = locate(postcode, commune);
  return located.refused ? located : seatAt(located.value, sought);
};
const place = (postcode: string, commune?: string) => placeOf(orThrow(locate(postcode, commune)));

describe('only the court that is looked for must be known', () => {
  // Départements with one commercial court (annexe 7-1, single_court) and several tribunaux judiciaires (tableau IV).
  test.each<[string, string, string]>([
    ['19140', 'Uzerche', 'Brive-la-Gaillarde'],
    ['30250', 'Sommières', 'Nîmes'],
    ['31770', 'Colomiers', 'Toulouse'],
    ['45130', 'Meung-sur-Loire', 'Orléans'],
    ['49070', 'Beaucouzé', 'Angers'],
    ['55500', 'Ligny-en-Barrois', 'Bar-le-Duc'],
    ['61290', 'Bizou', 'Alençon'],
    ['73370', 'Le Bourget-du-Lac', 'Chambéry'],
    ['84320', 'Entraigues-sur-la-Sorgue', 'Avignon'],
    ['85180', "Les Sables-d'Olonne", 'La Roche-sur-Yon'],
  ])('%s %s: commercial court of %s, named or not', (postcode, commune, expected) => {
    expect(orThrow(seat('commercial', postcode, commune))).toBe(expected);
    expect(orThrow(seat('commercial', postcode))).toBe(expected);
  });

  // One tribunal judiciaire, several commercial courts.
  test.each([
    ['27130', "Verneuil d'Avre et d'Iton", 'Évreux'],
    ['27500', undefined, 'Évreux'],
    ['97232', undefined, 'Fort-de-France'],
    ['97320', undefined, 'Cayenne'],
  ])('%s %s: tribunal judiciaire of %s', (postcode, commune, expected) => {
    expect(orThrow(seat('judicial', postcode, commune))).toBe(expected);
  });

  test('the département alone gives the cour d’appel, whatever the commune', () => {
    expect(orThrow(appealCourtOf('22100', 'Taden'))).toBe('Rennes');
    expect(orThrow(appealCourtOf('22100'))).toBe('Rennes');
    expect(orThrow(appealCourtOf('62000'))).toBe('Douai');
    expect(orThrow(appealCourtOf('75379'))).toBe('Paris');
    expect(orThrow(appealCourtOf('97133'))).toBe('Basse-Terre');
    expect(appealCourtOf('99999').refused).toBe(true);
  });
});

describe('a commune that is not one of the postcode’s is refused', () => {
  test.each([
    ['75011', 'Marseille', ['Paris']],
    ['32000', 'Condom', ['Auch']],
    ['13001', 'Paris', ['Marseille']],
    ['31770', 'Toulouse', ['Colomiers']],
    ['32000', 'Anywhere', ['Auch']],
  ])('%s is not %s', (postcode, commune, known) => {
    for (const sought of kinds) {
      expect(seat(sought, postcode, commune)).toMatchObject({
        refusal: { kind: 'commune-not-of-postcode', argument: 'commune', postcode, commune, known },
      });
    }
  });

  test.each([
    ['22000', ['SAINT-BRIEUC', 'St Brieuc', 'saint brieuc', 'Saint-Brieuc CEDEX 1', ' St-Brieuc ']],
    ['17000', ['La Rochelle', 'Rochelle', 'ROCHELLE (LA)', 'LA ROCHELLE CEDEX']],
    ['75011', ['Paris', 'PARIS 11', 'Paris 11e', 'Paris 11ème arrondissement', 'PARIS CEDEX 11', 'Paris 11 CEDEX']],
    ['13001', ['Marseille 1er Arrondissement', 'MARSEILLE 01']],
    ['94240', ["L'Haÿ-les-Roses", 'HAY LES ROSES', 'L HAY-LES-ROSES']],
    ['62200', ['Boulogne s/Mer', 'Boulogne-sur-Mer']],
    ['42100', ['Ste Etienne', 'St Étienne'].slice(1)],
    ['54150', ['Val-de-Briey', 'Briey', 'Mancieulles']],
    ['13100', ['Aix en Provence', 'AIX-EN-PROVENCE CEDEX 1']],
  ])('%s has its commune however it is written', (postcode, names) => {
    for (const name of names) expect(locate(postcode, name).refused, name).toBe(false);
  });

  test('a name is compared without what people leave out', () => {
    expect(comparable("L'Île-d'Yeu")).toBe(comparable('ILE D YEU'));
    expect(comparable('Sainte-Œuvre')).toBe(comparable('Ste Oeuvre'));
    expect(comparable('Les Ulis')).not.toBe(comparable('Ulis-sur-Mer'));
  });
});

describe('CEDEX codes are no commune’s', () => {
  test.each([
    ['75379', undefined, 'Paris', 'Paris'],
    ['92066', undefined, 'Nanterre', 'Nanterre'],
    ['92066', 'Paris La Défense CEDEX', 'Nanterre', 'Nanterre'],
    ['13331', 'Marseille CEDEX 03', 'Marseille', 'Marseille'],
    ['13857', 'Aix-en-Provence CEDEX 3', 'Aix-en-Provence', 'Aix-en-Provence'],
    ['06901', 'Grasse CEDEX', 'Grasse', 'Grasse'],
    ['20193', 'Ajaccio CEDEX', 'Ajaccio', 'Ajaccio'],
    ['20407', undefined, undefined, undefined],
  ])('%s %s: %s, %s', (postcode, commune, commercial, judicial) => {
    const found = kinds.slice(0, 2).map((sought) => {
      const one = seat(sought, postcode, commune);
      return one.refused ? undefined : one.value;
    });
    expect(found).toEqual([commercial, judicial]);
  });

  test('where several courts share the département, the commune’s own postcode is asked', () => {
    expect(seat('commercial', '13331')).toMatchObject({
      refusal: {
        kind: 'cedex-code',
        argument: 'postcode',
        departement: 'Bouches-du-Rhône',
        possible: ['Aix-en-Provence', 'Marseille', 'Salon-de-Provence', 'Tarascon'],
      },
    });
  });

  test('a commune of another département is not forgiven', () => {
    expect(seat('commercial', '75379', 'Marseille')).toMatchObject({ refusal: { kind: 'commune-not-of-postcode' } });
  });

  test('a commune of the département that no list places is refused for that reason', () => {
    expect(seat('commercial', '13999', 'Miramas')).toMatchObject({ refusal: { kind: 'commune-not-covered' } });
  });

  test('spaces do not make another postcode', () => {
    expect(orThrow(seat('commercial', ' 75 011 '))).toBe('Paris');
    expect(orThrow(locate('75\u00a0011')).postcode).toBe('75011');
  });
});

describe('overseas and abroad', () => {
  test.each([
    ['97133', 'Saint-Barthélemy'],
    ['97150', 'Saint-Martin'],
  ])('%s %s was a canton of Guadeloupe: Basse-Terre', (postcode, commune) => {
    for (const named of [commune, undefined]) {
      expect(orThrow(seat('judicial', postcode, named))).toBe('Basse-Terre');
      expect(orThrow(seat('commercial', postcode, named))).toBe('Basse-Terre');
    }
    expect(place(postcode)).toMatchObject({ departement: { name: commune }, proximity: 'Saint-Martin' });
  });

  test.each([
    ['97500', 'Saint-Pierre-et-Miquelon'],
    ['98600', 'Wallis-et-Futuna'],
    ['98714', 'Polynésie française'],
    ['98800', 'Nouvelle-Calédonie'],
    ['98000', 'Monaco'],
  ])('%s: %s is not covered, and says so', (postcode, territory) => {
    for (const sought of kinds) {
      expect(seat(sought, postcode)).toMatchObject({ refusal: { kind: 'territory-not-covered', territory } });
    }
  });

  test.each(['00000', '99999', '96000', '20999', '7501', '750111', 'A5011', ''])('%s is no postcode', (postcode) => {
    expect(locate(postcode)).toMatchObject({ refusal: { kind: 'postcode-unknown', argument: 'postcode', postcode } });
  });
});

describe('what no list says is refused, with what is known', () => {
  test('Dinan is placed, Taden is not', () => {
    expect(orThrow(seat('commercial', '22100', 'Dinan'))).toBe('Saint-Malo');
    expect(seat('commercial', '22100', 'Taden')).toMatchObject({
      refusal: { kind: 'commune-not-covered', commune: 'Taden', possible: ['Saint-Brieuc', 'Saint-Malo'] },
    });
    expect(seat('commercial', '22100')).toMatchObject({
      refusal: { kind: 'commune-needed', known: ['Dinan', 'Léhon'], possible: ['Saint-Brieuc', 'Saint-Malo'] },
    });
  });

  test('a postcode of two départements asks for the commune, and each gives its own', () => {
    expect(seat('judicial', '01410')).toMatchObject({ refusal: { kind: 'commune-needed' } });
    expect(orThrow(seat('judicial', '01410', 'Mijoux'))).toBe('Bourg-en-Bresse');
    expect(orThrow(seat('judicial', '01410', 'Lajoux'))).toBe('Lons-le-Saunier');
    expect(place('01410').departement).toBeUndefined();
  });

  test('a commune merged of several is placed by the one it names, not by a guess', () => {
    expect(orThrow(seat('judicial', '49110', 'Beaupréau'))).toBe('Angers');
    expect(seat('judicial', '49110', 'Beaupréau-en-Mauges')).toMatchObject({
      refusal: { kind: 'commune-not-covered' },
    });
    expect(orThrow(seat('commercial', '49110', 'Beaupréau-en-Mauges'))).toBe('Angers');
    // A seat stays its own court's, whatever it has absorbed.
    expect(orThrow(seat('commercial', '54150', 'Val de Briey'))).toBe('Val de Briey');
    expect(orThrow(seat('judicial', '74000', 'Annecy'))).toBe('Annecy');
  });

  test('Moulins has its tribunal judiciaire, and no commercial court in the open copy of annexe 7-1', () => {
    expect(orThrow(seat('judicial', '03000', 'Moulins'))).toBe('Moulins');
    expect(seat('commercial', '03000', 'Moulins')).toMatchObject({
      refusal: { kind: 'commune-not-covered', possible: ['Cusset', 'Montluçon'] },
    });
  });
});

describe('every postcode of the list', () => {
  test('names a court of its département, or refuses with the ones it may be', () => {
    expect(codes.length).toBeGreaterThan(6000);
    for (const postcode of codes) {
      for (const sought of kinds) {
        const found = seat(sought, postcode);
        const zones = new Set(communesOf(postcode)!.map(({ zone }) => zone));
        const isMetropolis = ![...zones].some(({ code }) => /^97|^57$|^6[78]$/.test(code));
        const seats = [...zones].flatMap((zone) =>
          sought === 'appeal'
            ? [zone.appeal]
            : sought === 'commercial' && isMetropolis
              ? zone.commercialSeats
              : zone.judicialSeats,
        );
        if (!found.refused) expect(seats, `${postcode} ${sought}`).toContain(found.value);
        else {
          expect(['commune-needed', 'commune-not-covered'], postcode).toContain(found.refusal.kind);
          const { known, possible } = found.refusal as { known: string[]; possible: string[] };
          expect(possible.length, postcode).toBeGreaterThan(1);
          expect(found.refusal.kind === 'commune-needed', postcode).toBe(known.length > 0);
        }
      }
    }
  });

  test('a commune that a refusal calls known is then placed', () => {
    for (const postcode of codes) {
      const found = seat('commercial', postcode);
      if (!found.refused || found.refusal.kind !== 'commune-needed') continue;
      for (const name of found.refusal.known) {
        expect(found.refusal.possible, `${postcode} ${name}`).toContain(orThrow(seat('commercial', postcode, name)));
      }
    }
  });

  test('its département is the one of its digits, save a few border communes', () => {
    let abroad = 0;
    for (const postcode of codes) {
      const home = departementOfPostcode(postcode);
      expect(zoneOf(home ?? ''), postcode).toBeDefined();
      abroad += communesOf(postcode)!.filter(({ zone }) => zone.code !== home).length;
    }
    expect(abroad).toBeLessThan(150);
  });

  test('places what the script counted', () => {
    const placed = new Map<string, boolean>();
    for (const postcode of codes) {
      for (const { name, zone, isFormer, judicial } of communesOf(postcode)!) {
        if (!isFormer) placed.set(`${zone.code} ${name}`, judicial !== '');
      }
    }
    // The other collectivities are not in the postcodes; a dozen communes share name and département.
    const count = [...placed.values()].filter(Boolean).length;
    expect(Math.abs(count - coverage.judicial.communes)).toBeLessThan(30);
    expect(coverage.commercial.population / coverage.all.population).toBeGreaterThan(0.72);
    expect(coverage.judicial.population / coverage.all.population).toBeGreaterThan(0.68);
  });
});
