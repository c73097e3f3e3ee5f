import { Trans } from '@lingui/react/macro';
import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { CentsLike } from '../formats.ts';
import { useFormats } from '../language.ts';
import { Panel } from '../layout/panel.tsx';
import classes from './amounts.module.css';

export type AmountLine = { id: string; label: ReactNode; amountCents: CentsLike; settles?: boolean };

type AmountCardProps = {
  title: ReactNode;
  lines: readonly AmountLine[];
  totalCents: CentsLike;
  totalLabel?: ReactNode;
  /** The table that shows the work; opened in place. */
  computation?: ReactNode;
  footer?: ReactNode;
};

/** What is owed and of what it is made: principal, penalties, indemnity, costs, what was paid, the total. */
export function AmountCard({ title, lines, totalCents, totalLabel, computation, footer }: AmountCardProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  const { money } = useFormats();
  return (
    <Panel title={title}>
      <table className={classes.sum}>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className={line.settles ? classes.settles : undefined}>
              <th scope="row">{line.label}</th>
              <td className={classes.num}>{money(line.amountCents)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{totalLabel ?? <Trans>Total</Trans>}</th>
            <td className={classes.num}>{money(totalCents)}</td>
          </tr>
        </tfoot>
      </table>
      {computation && (
        <>
          <UnstyledButton className={classes.how} onClick={toggle} aria-expanded={opened} aria-controls={id}>
            {opened ? <Trans>Refermer le calcul</Trans> : <Trans>Comment c’est calculé</Trans>}
          </UnstyledButton>
          <Collapse expanded={opened} id={id}>
            <div className={classes.opened}>{computation}</div>
          </Collapse>
        </>
      )}
      {footer}
    </Panel>
  );
}
