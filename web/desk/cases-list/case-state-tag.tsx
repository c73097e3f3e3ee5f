import type { CaseState } from '../../../src/features/cases/cases.contract.ts';
import { useLanguage } from '../../ui/language.ts';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { stateWords } from './case-words.ts';

/** The state of a case as a word with its mark. */
export function CaseStateTag({ state }: { state: CaseState }) {
  useLanguage();
  const { tone, word } = stateWords(state);
  return <StateTag tone={tone}>{word}</StateTag>;
}
