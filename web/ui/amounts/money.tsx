import { useLingui } from '@lingui/react/macro';
import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CentsLike } from '../formats.ts';
import { useFormats } from '../language.ts';
import classes from './amounts.module.css';

type MoneyProps = {
  cents: CentsLike;
  /** Whole euros, for headlines. */
  rounded?: boolean;
  /** How the amount is computed: makes it a button that opens the explanation. */
  explanation?: ReactNode;
  /** What the amount is, for people who hear the page: « Pénalités ». */
  label?: string;
};

/** An amount of euros, in figures that line up; opened, it says how it is computed. */
export function Money({ cents, rounded = false, explanation, label }: MoneyProps) {
  const { t } = useLingui();
  const { money, roundMoney } = useFormats();
  const text = rounded ? roundMoney(cents) : money(cents);
  if (!explanation) return <span className={classes.money}>{text}</span>;
  const name = label ? `${label} : ${text}` : text;
  return (
    <Popover withRoles trapFocus returnFocus position="bottom-end" width={420}>
      <Popover.Target>
        <UnstyledButton
          component="button"
          type="button"
          className={classes.explained}
          aria-label={t`${name}, voir le calcul`}
        >
          <span className={classes.money}>{text}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>{explanation}</Popover.Dropdown>
    </Popover>
  );
}
