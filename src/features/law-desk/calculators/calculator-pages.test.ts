import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { day } from '../../../kernel/civil-date.ts';
import { euros } from '../../../kernel/money.ts';
import { orThrow } from '../../../kernel/result.ts';
import type { RoadFacts } from '../../../law/road.ts';
import { roadsFor } from '../../../law/roads.ts';
import { pagesFolder } from './calculator-pages.ts';
import { hasWords } from './words/road-words.ts';

const names = (folder: string) =>
  readdirSync(new URL(folder, pagesFolder))
    .filter((name) => name.endsWith('.liquid'))
    .map((name) => `${folder}${name}`);
const templates = [...names('./'), ...names('partials/')];
const read = (name: string) => readFileSync(new URL(name, pagesFolder), 'utf8');

test('every French text has its English beside it, with the same values in it', () => {
  const places = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort();
  for (const name of templates) {
    const source = read(name);
    const pairs = [
      ...source.matchAll(/"([^"]*)" \| l: "([^"]*)"/g),
      ...source.matchAll(/\bfr: "([^"]*)", en: "([^"]*)"/g),
      ...source.matchAll(/hintFr: "([^"]*)", hintEn: "([^"]*)"/g),
    ];
    for (const [, fr = '', en = ''] of pairs) {
      expect(en.length, fr).toBeGreaterThan(1);
      expect(places(en), fr).toEqual(places(fr));
    }
    const spoken = source.match(/" \| l\b/g)?.length ?? 0;
    expect(source.match(/" \| l: "/g)?.length ?? 0, name).toBe(spoken);
  }
});

test('no text of the pages escapes its translation', () => {
  for (const name of templates) {
    const bare = read(name)
      .replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&\w+;/g, ' ');
    const words = bare.match(/\p{L}{3,}/gu) ?? [];
    expect(
      words.filter((word) => !['English', 'Français', 'Recouvrance'].includes(word)),
      name,
    ).toEqual([]);
  }
});

test('the pages load nothing from elsewhere, run no script and put nothing in unescaped', () => {
  for (const name of templates) {
    const source = read(name);
    expect(source, name).not.toMatch(/<script|\son\w+=|javascript:|style=|\| *raw\b/i);
    for (const [, address = ''] of source.matchAll(/(?:src|<link[^>]*href)="([^"]*)"/g)) {
      expect(address, name).toMatch(/^(\/calculs\/assets\/|\/mark\.svg|\{\{ meta\.)/);
    }
  }
  expect(read('calculators.css')).not.toMatch(/@import|url\(/);
});

test('every code that a road can answer has its words', () => {
  const base: RoadFacts = {
    on: day('2026-11-22'),
    parties: 'professionals',
    principal: euros('4000.00'),
    interest: euros('0.00'),
    indemnity: euros('40.00'),
    dueOn: day('2026-01-31'),
  };
  const traders = { creditorIsTrader: true, debtorIsTrader: true, isInvoiced: true } as const;
  const injonction = {
    requestedOn: day('2026-08-01'),
    orderedOn: day('2026-08-20'),
    servedOn: day('2026-09-01'),
    isServedInPerson: false,
    objectedOn: day('2026-09-20'),
  };
  const insolvency = { openedOn: day('2026-10-01'), publishedOn: day('2026-10-10') };
  const situations: Partial<RoadFacts>[] = [
    {},
    { ...traders, injonction, isProven: false, dispute: 'serious', commandementServedOn: day('2026-09-01') },
    { ...traders, hearingOn: day('2027-02-01'), invitationSentOn: day('2026-10-01'), principal: euros('80000.00') },
    { parties: 'consumer', hearingOn: day('2027-02-01'), debtorCountry: 'european-union' },
    { parties: 'public-buyer' },
    { insolvency },
    { insolvency: { openedOn: day('2026-10-01') } },
    { insolvency: { openedOn: day('2026-03-01'), publishedOn: day('2026-06-10') } },
  ];
  const missing = new Set<string>();
  const say = (table: Parameters<typeof hasWords>[0], code: string) => {
    if (!hasWords(table, code)) missing.add(`${table} ${code}`);
  };
  for (const situation of situations) {
    for (const road of orThrow(roadsFor({ ...base, ...situation })).roads) {
      for (const { condition } of road.conditions) say('condition', condition);
      for (const { step } of road.steps) say('step', step);
      for (const { deadline, otherwise } of road.deadlines) {
        say('deadline', deadline);
        say('outcome', otherwise);
      }
      for (const { item } of road.costs) say('cost', item);
      for (const { name } of road.forms) say('form', name);
      for (const { kind } of road.warnings) say('warning', kind);
    }
  }
  expect([...missing]).toEqual([]);
});
