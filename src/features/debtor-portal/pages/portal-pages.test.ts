import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { conventionText, interestStartOf } from '../../../law/penalites-de-retard/convention.ts';
import { disputeReasons } from '../answers/dispute-reasons.ts';
import { pagesFolder, renderPage } from './portal-pages.ts';

const names = (folder: string) =>
  readdirSync(new URL(folder, pagesFolder))
    .filter((name) => name.endsWith('.liquid'))
    .map((name) => `${folder}${name}`);
const templates = [...names('./'), ...names('partials/')];
const read = (name: string) => readFileSync(new URL(name, pagesFolder), 'utf8');
const english: Record<string, string> = JSON.parse(read('en.json'));
const texts = new Set(
  templates.flatMap((name) =>
    [...read(name).matchAll(/(["'])((?:(?!\1).)+)\1 \| t\b/g)].map((match) => match[2] ?? ''),
  ),
);

test('every French text of the pages has its English, with the same values in it', () => {
  const parties = ['professionals', 'public-buyer', 'consumer'] as const;
  const known = new Set([...texts, ...parties.map((one) => conventionText(interestStartOf(one)))]);
  expect([...known].filter((text) => english[text] === undefined)).toEqual([]);
  expect(Object.keys(english).filter((text) => !known.has(text))).toEqual([]);
  const places = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort();
  for (const [french, translated] of Object.entries(english))
    expect(places(translated), french).toEqual(places(french));
});

test('no text of the pages escapes the filter that translates it', () => {
  for (const name of templates) {
    const bare = read(name)
      .replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, ' ')
      .replace(/<[^>]*>/g, ' ');
    const words = bare.match(/\p{L}{3,}/gu) ?? [];
    const allowed = [
      'English',
      'Français',
      'IBAN',
      'BIC',
      'Article',
      'code',
      'des',
      'procédures',
      'civiles',
      'exécution',
    ];
    expect(
      words.filter((word) => !allowed.includes(word) && !/^(L111|pdf|png|jpg|jpeg)$/.test(word)),
      name,
    ).toEqual([]);
  }
});

test('only the code that we draw is put in a page without escaping', () => {
  const raw = templates.flatMap((name) => read(name).match(/\{\{(?:(?!\}\}).)*\| *raw\b.*?\}\}/g) ?? []);
  expect(raw.filter((output) => output.startsWith('{{ transfer.qr'))).toHaveLength(1);
  // The other one is the code's own name, which its drawing escapes.
  expect(raw).toHaveLength(2);
});

test('the pages load nothing from elsewhere and run no script', () => {
  for (const name of templates) {
    const source = read(name);
    expect(source, name).not.toMatch(/<script|\son\w+=|javascript:|style=/i);
    expect(
      source.match(/(?:src|<link[^>]*href)="[^"]*"/g)?.every((use) => /\/d\/assets\/|"data:,"/.test(use)) ?? true,
    ).toBe(true);
  }
  expect(read('portal.css')).not.toMatch(/@import|url\("?(?:https?:)?\/\//);
});

test('each reason of a dispute has its words, and no two the same', () => {
  const codes = Object.values(disputeReasons).flat();
  for (const language of ['fr', 'en'] as const) {
    const named = codes.map((code) => renderPage('partials/reason-name', language, { code }).trim());
    expect(named.every((words) => words.length > 5)).toBe(true);
    expect(new Set(named).size).toBe(codes.length);
  }
});

test('hostile values stay text, in both languages', () => {
  const hostile = `"><script>alert(1)</script>{{ secret }}{amount}'`;
  for (const language of ['fr', 'en'] as const) {
    const view = { creditor: { name: hostile }, collector: { name: hostile }, reference: hostile };
    const html = renderPage('partials/who', language, { view });
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{ secret }}{amount}&#39;');
  }
});

test('a value that is missing throws instead of leaving a hole', () => {
  expect(() => renderPage('partials/who', 'fr', { view: {} })).toThrow();
  expect(() =>
    renderPage('partials/who', 'fr', { view: { creditor: { name: 'A' }, collector: {}, reference: 'R' } }),
  ).toThrow();
});

test('French has its spaces and apostrophes, English its own forms', () => {
  const view = { owed: { total: '4812.07' }, invoice: { number: 'F-1' } };
  const fault = { kind: 'more-than-owed', owed: '4812.07' };
  expect(renderPage('partials/fault-words', 'fr', { fault, view })).toContain(
    'C’est plus que ce qui reste dû aujourd’hui, 4\u202f812,07\u00a0€.',
  );
  expect(renderPage('partials/fault-words', 'en', { fault, view })).toContain('what is owed today, €4,812.07.');
});
