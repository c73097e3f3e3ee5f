import type { Mail } from '../mail-files/read-mail.ts';

/**
 * Whether `From` can be believed. Anybody can write anything there, so somebody must have checked: the mail server that hands us the
 * message, by its name in `Authentication-Results` (RFC 8601). `everybody` is for a demonstration, where nothing is real.
 */
export type SenderTrust = { kind: 'nobody' } | { kind: 'everybody' } | { kind: 'server'; name: string };

/** Does the server that we trust say that the message comes from the domain that it claims (DMARC)? */
export function isVouchedFor({ authentication, from }: Pick<Mail, 'authentication' | 'from'>, trust: SenderTrust) {
  if (trust.kind !== 'server') return trust.kind === 'everybody';
  for (const header of authentication) {
    const [server = '', ...results] = withoutComments(header).split(';');
    if (server.trim().split(/\s/)[0]?.toLowerCase() !== trust.name.toLowerCase()) continue;
    // The nearest to us is the first: one that the sender wrote itself, in our name, is below.
    const dmarc = results.map((result) => result.trim().toLowerCase()).find((result) => /^dmarc\s*=/.test(result));
    if (dmarc === undefined) continue;
    const [, domain] = /\sheader\.from\s*=\s*(\S+)/.exec(dmarc) ?? [];
    const isTheirs = domain === undefined || domain === from.address.split('@')[1];
    return /^dmarc\s*=\s*pass(\s|$)/.test(dmarc) && isTheirs;
  }
  return false;
}

/** Comments may hold what the sender wrote: its greeting, its name. */
function withoutComments(header: string): string {
  let depth = 0;
  let kept = '';
  for (const sign of header.replaceAll(/"(?:[^"\\]|\\.)*"/g, '')) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += sign;
  }
  return kept;
}
