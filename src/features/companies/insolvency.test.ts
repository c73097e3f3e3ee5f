import { expect, test } from 'vitest';
import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import { parseSiren } from '../../kernel/siren.ts';
import { insolvencyOf, isPriorClaim } from './insolvency.ts';
import type { InsolvencyNotice } from './ports.ts';

const siren = orThrow(parseSiren('210049912'));
const notice = (nature: string, judgedOn?: string, more: Partial<InsolvencyNotice> = {}): InsolvencyNotice => ({
  id: nature + judgedOn,
  siren,
  kind: 'notice',
  nature,
  publishedOn: day('2026-12-31'),
  ...(judgedOn ? { judgedOn: judgedOn as CivilDate, publishedOn: judgedOn as CivilDate } : {}),
  ...more,
});
const state = (...notices: InsolvencyNotice[]) => {
  const found = insolvencyOf(notices);
  return found && `${found.procedure} ${found.state} ${found.openedOn}${found.isDoubtful ? ' ?' : ''}`;
};

// Natures as the Bodacc writes them.
const REDRESSEMENT = "Jugement d'ouverture d'une procédure de redressement judiciaire";
const SAUVEGARDE = "Jugement d'ouverture d'une procédure de sauvegarde";

test.each<[string, string | undefined]>([
  [REDRESSEMENT, 'redressement open 2026-03-01'],
  [SAUVEGARDE, 'sauvegarde open 2026-03-01'],
  ["Jugement d'ouverture d'une procédure de sauvegarde accélérée", 'sauvegarde open 2026-03-01'],
  ["Jugement d'ouverture de liquidation judiciaire", 'liquidation open 2026-03-01'],
  ["Jugement d'ouverture de liquidation judiciaire simplifiée", 'liquidation open 2026-03-01'],
  ['Jugement prononçant la liquidation judiciaire', 'liquidation open 2026-03-01'],
  ["Jugement d'extension de liquidation judiciaire", 'liquidation open 2026-03-01'],
  [
    'Jugement prononçant la résolution du plan de redressement et la liquidation judiciaire',
    'liquidation open 2026-03-01',
  ],
  [
    'Jugement prononçant la résolution du plan de sauvegarde et le redressement judiciaire',
    'redressement open 2026-03-01',
  ],
  [
    'Jugement mettant fin à la procédure de traitement de sortie de crise et ouvrant une procédure de liquidation judiciaire',
    'liquidation open 2026-03-01',
  ],
  // The opening was not seen: its day is not known for sure.
  ['Jugement de conversion en liquidation judiciaire', 'liquidation open 2026-03-01 ?'],
  ["Jugement de clôture pour insuffisance d'actif", undefined],
  ['Dépôt de l’état des créances', undefined],
])('%s', (nature, expected) => {
  expect(state(notice(nature, '2026-03-01'))).toBe(expected);
});

test('proceedings keep the day of their opening through conversions, a plan, a second publication', () => {
  const opening = notice(REDRESSEMENT, '2025-03-01', { publishedOn: day('2025-03-12') });
  expect(insolvencyOf([opening])).toMatchObject({ publishedOn: '2025-03-12', isDoubtful: false });
  expect(state(opening, notice(REDRESSEMENT, '2025-04-01', { kind: 'rectification' }))).toBe(
    'redressement open 2025-03-01',
  );
  expect(state(notice('Jugement de conversion en liquidation judiciaire', '2025-09-01'), opening)).toBe(
    'liquidation open 2025-03-01',
  );
  expect(state(opening, notice('Jugement arrêtant le plan de redressement', '2025-09-01'))).toBe(
    'redressement plan 2025-03-01',
  );
  const converted = 'Jugement de conversion en redressement judiciaire de la procédure de sauvegarde';
  expect(state(notice(SAUVEGARDE, '2025-01-10'), notice(converted, '2025-05-01'))).toBe('redressement open 2025-01-10');
});

test('a closing ends them, a new opening starts others, an unknown word changes nothing', () => {
  const opening = notice(REDRESSEMENT, '2024-03-01');
  const closing = notice('Jugement de clôture pour extinction du passif', '2024-12-01');
  expect(state(opening, closing)).toBe(undefined);
  expect(state(opening, closing, notice("Jugement d'ouverture de liquidation judiciaire", '2026-02-01'))).toBe(
    'liquidation open 2026-02-01',
  );
  expect(state(opening, notice('Avis de dépôt de l’état de collocation', '2024-06-01'))).toBe(
    'redressement open 2024-03-01',
  );
  expect(state(opening, notice('Modification du plan de redressement', '2025-06-01'))).toBe(
    'redressement plan 2024-03-01',
  );
});

test.each<[string, string]>([
  ['Jugement prorogeant le délai de clôture de la procédure', 'liquidation open 2024-03-01'],
  ['Jugement rejetant la demande de clôture de la liquidation judiciaire', 'liquidation open 2024-03-01'],
  ["Jugement mettant fin à la mission de l'administrateur", 'liquidation open 2024-03-01'],
  [
    'Jugement mettant fin à l’application des règles de la liquidation judiciaire simplifiée',
    'liquidation open 2024-03-01',
  ],
  [
    "Jugement mettant fin à la période d'observation et prononçant la liquidation judiciaire",
    'liquidation open 2024-03-01',
  ],
  ["Arrêt de la cour d'appel infirmant une décision soumise à publicité", 'liquidation open 2024-03-01 ?'],
])('%s does not end the proceedings', (nature, expected) => {
  const opening = notice("Jugement d'ouverture de liquidation judiciaire", '2024-03-01');
  expect(state(opening, notice(nature, '2025-03-01'))).toBe(expected);
});

test('a liquidation pronounced within proceedings keeps the day of their opening', () => {
  const pronounced = "Jugement mettant fin à la période d'observation et prononçant la liquidation judiciaire";
  expect(state(notice(REDRESSEMENT, '2024-03-01'), notice(pronounced, '2024-09-01'))).toBe(
    'liquidation open 2024-03-01',
  );
});

test('proceedings that had ended come back', () => {
  const opening = notice(REDRESSEMENT, '2023-03-01');
  const closing = notice("Jugement de clôture pour insuffisance d'actif", '2024-03-01');
  const resumed = notice('Jugement de reprise de la procédure de liquidation judiciaire', '2025-03-01');
  expect(state(opening, closing, resumed)).toBe('liquidation open 2025-03-01');
  expect(state(opening, closing, notice('', '2024-04-01', { kind: 'cancellation' }))).toBe(
    'redressement open 2023-03-01 ?',
  );
  expect(state(opening, closing, notice('Arrêt infirmant le jugement de clôture', '2024-05-01'))).toBe(
    'redressement open 2023-03-01 ?',
  );
});

test('what may not be so is doubtful, and never silent', () => {
  const opening = notice(REDRESSEMENT, '2024-03-01');
  expect(state(opening, notice('', '2024-03-20', { kind: 'cancellation' }))).toBe('redressement open 2024-03-01 ?');
  expect(state(notice(REDRESSEMENT))).toBe('redressement open 2026-12-31 ?');
  expect(state(opening, notice("Jugement d'ouverture", '2025-03-01'))).toBe('redressement open 2024-03-01 ?');
});

test('a claim is prior when its invoice is not later than the judgment', () => {
  const openedOn = day('2026-03-01');
  const prior = ['2026-02-28', '2026-03-01', '2026-03-02'].map((on) =>
    isPriorClaim({ issuedOn: day(on) }, { openedOn }),
  );
  expect(prior).toEqual([true, true, false]);
});
