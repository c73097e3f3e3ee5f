import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  ContactChangeInput,
  ContactList,
  newContactInput,
} from '../../../../src/features/claims/contacts/contacts.contract.ts';
import { api } from '../../../ui/api.ts';

type Act =
  | { kind: 'add'; contact: z.input<typeof newContactInput> }
  | { kind: 'change'; contactId: string; contact: ContactChangeInput }
  | { kind: 'remove'; contactId: string };

/** Adds, changes or removes a contact of a debtor; the cases and lists that tell of it are asked again. */
export function useContactAct(debtorId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) => {
      const root = `/api/v1/debtors/${debtorId}/contacts`;
      if (act.kind === 'add') return api.write<ContactList>('POST', root, act.contact);
      if (act.kind === 'change') return api.write<ContactList>('PATCH', `${root}/${act.contactId}`, act.contact);
      return api.write<ContactList>('DELETE', `${root}/${act.contactId}`);
    },
    onSuccess: async () => {
      for (const name of ['cases', 'today', 'dashboard', 'debtors', 'step-preview']) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
      await queries.invalidateQueries({ queryKey: ['case'] });
    },
  });
}
