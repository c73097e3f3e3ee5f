import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { AuthRefusal } from './auth-words.ts';

type Answer<T> = { data: T | null; error: AuthRefusal | null };

/** Where a person was going before the sign-in: a path of ours, or the first page. */
export function destination(): string {
  const asked = new URLSearchParams(window.location.search).get('suite') ?? '/';
  return /^\/(?![/\\])/.test(asked) ? asked : '/';
}

/** Sends a form of the sign-in once at a time and keeps its refusal. */
export function useSubmission() {
  const [refusal, setRefusal] = useState<AuthRefusal>();
  const [isSending, setSending] = useState(false);
  async function submit<T>(send: () => Promise<Answer<T>>, onAccepted: (data: T | null) => void | Promise<void>) {
    if (isSending) return;
    setSending(true);
    setRefusal(undefined);
    try {
      const { data, error } = await send();
      if (error) setRefusal({ code: error.code, status: error.status });
      else await onAccepted(data);
    } catch {
      setRefusal({ status: 0 });
    } finally {
      setSending(false);
    }
  }
  return { submit, refusal, isSending };
}

/** Enters the desk: forgets what was known of nobody, and goes where the person was going. */
export function useEnter() {
  const router = useRouter();
  const queries = useQueryClient();
  return async (to = destination()) => {
    queries.clear();
    await router.invalidate();
    await router.navigate({ href: to, replace: true });
  };
}
