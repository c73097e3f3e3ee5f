import { notifications } from '@mantine/notifications';
import { useCasePlace } from '../case-context.ts';
import { useCaseAct } from '../cases.api.ts';

/** Does the act of a dialog, then says what was done. Throws what the server refused, for the dialog to tell. */
export function useActDialog() {
  const { view } = useCasePlace();
  const act = useCaseAct(view.id);
  return async (path: string, body: unknown, done: string) => {
    await act.mutateAsync({ path, body });
    notifications.show({ message: done });
  };
}
