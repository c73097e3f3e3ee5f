import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, plain, readBlocks } from './blocks.ts';
import { escapeMarkdown } from './liquid.ts';

const kinds = (blocks: Block[]) => blocks.map((block) => block.kind);

test('Markdown becomes blocks: text, list, table, action, slots, small print', () => {
  const blocks = readBlocks(
    '# Titre\n\nBonjour **vous**, voyez [ici](https://a.example/x).\n\n- un\n- deux\n\n| A | B |\n| --- | ---: |\n| x | **1** |\n\n[Payer](https://a.example)\n\n```payment\n```\n\n---\n\npetit\n\n```annex\n```\n\ngrand',
  );
  expect(kinds(blocks)).toEqual([
    'heading',
    'paragraph',
    'list',
    'table',
    'action',
    'slot',
    'paragraph',
    'slot',
    'paragraph',
  ]);
  expect(blocks[1]).toEqual({
    kind: 'paragraph',
    small: false,
    runs: [
      { text: 'Bonjour ' },
      { text: 'vous', strong: true },
      { text: ', voyez ' },
      { text: 'ici', href: 'https://a.example/x' },
      { text: '.' },
    ],
  });
  expect(blocks[3]).toMatchObject({
    align: ['left', 'right'],
    rows: [
      [
        { text: 'x', strong: false },
        { text: '1', strong: true },
      ],
    ],
  });
  expect(blocks.filter((block) => 'small' in block && block.small)).toHaveLength(1);
});

test('raw HTML is text, unsafe links and images are their words', () => {
  expect(readBlocks('a <b onclick=x>c</b> [d](javascript:alert(1)) ![e](https://x.example/t.png)')).toEqual([
    { kind: 'paragraph', small: false, runs: [{ text: 'a <b onclick=x>c</b> d e' }] },
  ]);
  expect(readBlocks('<script>alert(1)</script>')).toMatchObject([
    { kind: 'paragraph', runs: [{ text: '<script>alert(1)</script>' }] },
  ]);
});

test('an escaped value is always one plain run, in a paragraph and in a table', () => {
  const value = fc
    .string({ unit: 'grapheme-ascii', minLength: 1 })
    .map((text) => text.replace(/ +/g, ' ').trim())
    .filter(Boolean);
  fc.assert(
    fc.property(value, (text) => {
      expect(readBlocks(`x${escapeMarkdown(text)}`)).toEqual([
        { kind: 'paragraph', small: false, runs: [{ text: `x${text}` }] },
      ]);
      const [table] = readBlocks(`| A |\n| --- |\n| ${escapeMarkdown(text)} |`);
      expect(table?.kind === 'table' && table.rows).toEqual([[{ text, strong: false }]]);
    }),
    { numRuns: 500 },
  );
  expect(plain([{ text: 'a' }, { text: 'b', strong: true }])).toBe('ab');
});
