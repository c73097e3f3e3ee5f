import { expect, test } from 'vitest';
import { prettyXml } from './pretty-xml.ts';

test('one element a line, leaves whole', () => {
  expect(prettyXml('<?xml version="1.0"?><a><b x="1">F-1</b><c/><d><e>2</e></d></a>')).toBe(
    ['<?xml version="1.0"?>', '<a>', '  <b x="1">F-1</b>', '  <c/>', '  <d>', '    <e>2</e>', '  </d>', '</a>'].join(
      '\n',
    ),
  );
});

test('what is broken is shown all the same', () => {
  expect(prettyXml('<a><b>1')).toBe('<a>\n  <b>1');
  expect(prettyXml('')).toBe('');
});
