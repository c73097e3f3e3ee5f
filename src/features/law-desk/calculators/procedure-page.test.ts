import { describe, expect, test } from 'vitest';
import { day } from '../../../kernel/civil-date.ts';
import { publishedLaw } from '../../../law/schedule.ts';
import { procedurePage } from './procedure-page.ts';
import { roadNames } from './words/road-words.ts';

const typed = {
  parties: 'professionnels',
  montant: '4000',
  echeance: '2026-01-31',
  creancier: 'oui',
  debiteur: 'oui',
  pays: 'france',
  origine: 'contrat',
  contestation: 'aucune',
  preuves: 'oui',
};
const page = (query: Record<string, string> = {}) =>
  procedurePage({ ...typed, ...query }, { today: day('2026-11-21'), inForce: publishedLaw });
const [injonctionName] = roadNames['injonction-de-payer'];
const shown = (query: Record<string, string>, name = injonctionName) =>
  page(query).result!.roads.find((one) => one.name.words[0] === name)!;
const french = (list: { phrase: { words: readonly string[] } }[]) => list.map((one) => one.phrase.words[0]);
const faults = (query: Record<string, string>) => Object.keys(page(query).fields.faults);

describe('the page of the procedures', () => {
  test('a claim that its order, served in time, kept from prescription stays open', () => {
    const old = { echeance: '2021-10-31' };
    expect(shown(old).admissible).toBe('no');
    expect(shown({ ...old, ordonnance: '2026-09-15', signifiee: '2026-10-15' }).admissible).toBe('yes');
  });

  test('a late service shows no deadline of opposition, and asks for a new request', () => {
    const late = shown({ ordonnance: '2026-03-02', signifiee: '2026-10-02' });
    expect(french(late.deadlines)).toEqual(['Faire signifier l’ordonnance']);
    expect(late.deadlines[0]!.isPast).toBe(true);
    expect(french(late.warnings).join()).toContain('il faut une nouvelle requête');
  });

  test('an opposition shows what follows, and no day of enforcement', () => {
    const opposed = shown({ ordonnance: '2026-09-01', signifiee: '2026-09-10', opposition: '2026-09-20' });
    expect(french(opposed.deadlines)).not.toContain('Ordonnance exécutoire à partir de ce jour');
    expect(french(opposed.steps)).toContain('Jugement, qui remplace l’ordonnance');
    expect(opposed.steps.every(({ sources }) => Array.isArray(sources))).toBe(true);
  });

  test('a wait that is over is not shown as missed', () => {
    const served = shown({ ordonnance: '2026-08-01', signifiee: '2026-08-20' });
    const past = Object.fromEntries(served.deadlines.map((one) => [one.phrase.words[0], one.isPast]));
    expect(past).toMatchObject({ 'Opposition du débiteur': true, 'Ordonnance exécutoire à partir de ce jour': false });
  });

  test('the postcode gives the form of the court', () => {
    expect(shown({ cp: '33 000' }).forms[0]!.number).toBe('12946*02');
    expect(shown({ cp: '67000' }).forms[0]!.number).toBe('12948*06');
    expect(french(shown({}).warnings).join()).toContain('code postal');
  });

  test('a debt born after the opening of a liquidation is no plain declaration', () => {
    const [name] = roadNames['declaration-de-creance'];
    const opened = { ouverture: '2026-09-01', publiee: '2026-10-10', procedure: 'liquidation' };
    const before = shown(opened, name);
    expect([before.admissible, french(before.steps)[0]]).toEqual(['yes', 'Déclaration envoyée au liquidateur']);
    expect(shown({ ...opened, echeance: '2026-11-10', naissance: '2026-10-01' }, name).admissible).toBe('unknown');
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['a service without its order', { signifiee: '2026-09-10' }, ['ordonnance']],
    ['an opposition to nothing served', { ordonnance: '2026-09-01', opposition: '2026-09-20' }, ['signifiee']],
    ['a service before its order', { ordonnance: '2026-09-10', signifiee: '2026-09-01' }, ['signifiee']],
    [
      'an opposition before the service',
      { ordonnance: '2026-09-01', signifiee: '2026-09-10', opposition: '2026-09-05' },
      ['opposition'],
    ],
    ['a service before the claim was due', { ordonnance: '2026-01-02', signifiee: '2026-01-20' }, ['signifiee']],
    ['a postcode that cannot be', { cp: '00000' }, ['cp']],
    ['a commune alone', { commune: 'Lyon' }, ['cp']],
    ['a day that does not exist', { ouverture: '2026-09-10', publiee: '2026-13-01' }, ['publiee']],
  ])('%s is told at its own field', (_, query, expected) => {
    expect(faults(query)).toEqual(expected);
    expect(page(query).result).toBeNull();
  });

  test('before anything is typed there is no answer and no fault', () => {
    const empty = procedurePage({}, { today: day('2026-11-21'), inForce: publishedLaw });
    expect([empty.result, empty.fields.areFaulty]).toEqual([null, false]);
  });
});
