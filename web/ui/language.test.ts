import { expect, test } from 'vitest';
import { frenchSpaces } from './language.ts';

test('French does not break before its double signs nor inside its guillemets', () => {
  expect(frenchSpaces('Retirer « {name} » ? Oui : non ; peut-être !')).toBe(
    'Retirer «\u00a0{name}\u00a0»\u202f? Oui\u00a0: non\u202f; peut-être\u202f!',
  );
});

test('the syntax of plurals is left as it is', () => {
  const message = '{n, plural, one {# ligne} other {# lignes}}';
  expect(frenchSpaces(message)).toBe(message);
});
