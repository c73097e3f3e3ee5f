import { Trans, useLingui } from '@lingui/react/macro';
import type { Todo } from '../../../src/features/reporting/reporting.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { Money } from '../../ui/amounts/money.tsx';
import { useFormats } from '../../ui/language.ts';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { useFirstRows } from '../../ui/lists/show-more.tsx';
import { useTableAddress } from '../../ui/lists/table-address.ts';
import { Toolbar, Views } from '../../ui/lists/toolbar.tsx';
import { StateTag, ToneMark } from '../../ui/story/state-tag.tsx';
import classes from './today.module.css';
import { placeOf } from './todo-place.ts';
import { kindWord, todoWords } from './todo-words.ts';
import { byCase } from './todos-by-case.ts';

/** What waits for a person, most pressing first: what, for whom, why now, how much, and the way to do it. */
export function TodoList({ todos, today }: { todos: readonly Todo[]; today: CivilDate }) {
  const { t } = useLingui();
  const { filters, setFilter } = useTableAddress({ by: 'rank', descending: false });
  const work = byCase(todos);
  const kinds = [...Map.groupBy(work, ({ first }) => first.kind)];
  const kept = filters.quoi ? work.filter(({ first }) => first.kind === filters.quoi) : work;
  const [shown, more] = useFirstRows(kept, 12);
  return (
    <div>
      {kinds.length > 1 && work.length > 8 && (
        <Toolbar>
          <Views
            chosen={filters.quoi ?? ''}
            onChoose={(kind) => setFilter('quoi', kind)}
            views={[
              { id: '', label: t`Tout`, count: work.length },
              ...kinds.map(([kind, { length }]) => ({ id: kind, label: kindWord(kind), count: length })),
            ]}
          />
        </Toolbar>
      )}
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
              <td aria-label={t`Agir`} />
            </tr>
          </thead>
          <tbody>
            {shown.map(({ first, others }) => (
              <TodoRow
                key={`${first.kind}${first.caseId ?? first.depositId}`}
                todo={first}
                others={others}
                today={today}
              />
            ))}
          </tbody>
        </table>
        {more}
      </Panel>
    </div>
  );
}

type TodoRowProps = { todo: Todo; others: readonly Todo[]; today: CivilDate };

function TodoRow({ todo, others, today }: TodoRowProps) {
  const formats = useFormats();
  const words = todoWords(todo, today, formats);
  const rest = [...new Set(others.map(({ kind }) => kindWord(kind).toLowerCase()))].join(', ');
  const why = (
    <>
      {words.why} {rest && <Trans>Et aussi : {rest}.</Trans>}{' '}
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
