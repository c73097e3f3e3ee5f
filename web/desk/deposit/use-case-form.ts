import { useCallback, useState } from 'react';
import { type CaseForm, completed, faultsOfForm } from './case-form.ts';
import { faultWords } from './fault-words.ts';
import { type Finding, findingOf } from './finding-words.ts';

type TextName = { [K in keyof CaseForm]: CaseForm[K] extends string ? K : never }[keyof CaseForm];

/**
 * The form of the review. A fault is told at its field once the field is filled or once the person asks to go on; until then what
 * is missing is only marked.
 */
export function useCaseForm(initial: CaseForm) {
  const [values, setValues] = useState(initial);
  const [isAsked, setAsked] = useState(false);
  const [fromServer, setFromServer] = useState<{ faults: Record<string, string>; findings: readonly Finding[] }>({
    faults: {},
    findings: [],
  });
  const own = faultsOfForm(values);
  const set = (changes: Partial<CaseForm>) => setValues((before) => ({ ...before, ...changes }));
  const fill = useCallback((read: CaseForm) => setValues((before) => completed(before, read)), []);
  const error = (path: string): string | undefined => {
    const kind = own[path] ?? fromServer.faults[path];
    if (!kind || (kind === 'missing' && !isAsked)) return undefined;
    return faultWords(kind);
  };
  const isMissing = (path: string) => own[path] === 'missing';
  return {
    values,
    set,
    fill,
    error,
    isMissing,
    faults: own,
    ask: () => setAsked(true),
    tell: setFromServer,
    finding: (path: string) => findingOf(fromServer.findings, path),
    /** The properties of a text field. */
    text: (name: TextName, path: string) => ({
      value: values[name],
      onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
      error: error(path),
      'data-missing': isMissing(path) || undefined,
    }),
  };
}

export type FormState = ReturnType<typeof useCaseForm>;
