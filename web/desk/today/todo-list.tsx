import { Trans, useLingui } from '@lingui/react/macro';
import type { Todo } from '../../../src/features/reporting/reporting.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { Money } from '../../ui/amounts/money.tsx';
import { useFormats } from '../../ui/language.ts';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { StateTag, ToneMark } from '../../ui/story/state-tag.tsx';
import classes from './today.module.css';
import { placeOf } from './todo-place.ts';
import { todoWords } from './todo-words.ts';

/** What waits for a person, most pressing first: what, for whom, why now, how much, and the way to do it. */
export function TodoList({ todos, today }: { todos: readonly Todo[]; today: CivilDate }) {
  const { t } = useLingui();
  return (
    <Panel flush>
      <table className={classes.todos}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>À faire</Trans>
            </th>
            <th scope="col" className={classes.wide}>
              <Trans>Pourquoi maintenant</Trans>
            </th>
            <th scope="col" className={classes.num}>
              <Trans>En jeu</Trans>
            </th>
            <th scope="col" aria-label={t`Agir`} />
          </tr>
        </thead>
        <tbody>
          {todos.map((todo) => (
            <TodoRow key={`${todo.kind}${todo.caseId ?? todo.depositId}${todo.sinceOn}`} todo={todo} today={today} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function TodoRow({ todo, today }: { todo: Todo; today: CivilDate }) {
  const formats = useFormats();
  const words = todoWords(todo, today, formats);
  const why = (
    <>
      {words.why}{' '}
      {words.tag && (
        <span className={classes.tag}>
          <StateTag tone={words.tone}>{words.tag}</StateTag>
        </span>
      )}
    </>
  );
  return (
    <tr>
      <td>
        <span className={classes.what} data-tone={words.tone}>
          <ToneMark tone={words.tone} />
          {words.what}
        </span>
        <span className={classes.who}>
          {todo.debtorName}
          {todo.reference && <span className={classes.reference}> · {todo.reference}</span>}
        </span>
        <span className={classes.narrow}>{why}</span>
      </td>
      <td className={`${classes.wide} ${classes.why}`}>{why}</td>
      <td className={classes.num}>{todo.amountCents > 0 ? <Money cents={todo.amountCents} /> : '–'}</td>
      <td className={classes.act}>
        <LinkButton
          {...placeOf(todo)}
          variant="default"
          size="xs"
          aria-label={`${words.act} : ${words.what}, ${todo.debtorName ?? ''}`}
        >
          {words.act}
        </LinkButton>
      </td>
    </tr>
  );
}
