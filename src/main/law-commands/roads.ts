import { readFileSync } from 'node:fs';
import { ok, refuse } from '../../kernel/result.ts';
import { parseRoadFacts } from '../../law/road-facts.ts';
import { roadsFor } from '../../law/roads.ts';
import { pathOf } from '../cli-files.ts';
import { type Answer, ArgumentError, type Options } from './options.ts';

export function roads(options: Options): Answer {
  const file = options.required('--file');
  options.finish();
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(pathOf(file), 'utf8'));
  } catch {
    throw new ArgumentError({ kind: 'not-a-json-file', argument: '--file', text: file });
  }
  const facts = parseRoadFacts(document);
  if (facts.refused) return refuse(facts.refusal);
  const result = roadsFor(facts.value);
  return result.refused ? refuse(result.refusal) : ok(result.value);
}
