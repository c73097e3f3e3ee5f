import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../language.ts';
import { amountFromText, textOfAmount } from './amount-text.ts';

type AmountInputProps = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  /** Cents, or undefined when nothing readable is typed. */
  value: number | undefined;
  onChange: (cents: number | undefined) => void;
};

/** An amount of euros, typed as people write it, kept in cents. */
export function AmountInput({ value, onChange, onBlur, ...field }: AmountInputProps) {
  const language = useLanguage();
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      rightSection={<span aria-hidden="true">€</span>}
      {...field}
      value={typed ?? textOfAmount(value, language)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const cents = amountFromText(text);
        onChange(cents === undefined ? undefined : Number(cents));
      }}
      onBlur={(event) => {
        // What is no amount stays in sight, to be corrected.
        if (value !== undefined || typed === '') setTyped(undefined);
        onBlur?.(event);
      }}
    />
  );
}
