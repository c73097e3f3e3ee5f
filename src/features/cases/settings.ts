import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Bic, Iban } from '../../kernel/iban.ts';

/** What the installation lends to every case: where the debtor pays, who collects, how its link is made. */
export type CaseSettings = {
  publicUrl: string;
  account: { iban: Iban; bic?: Bic; holder: string };
  /** The third party that collects (CPCE R124-4). */
  collector: {
    name: string;
    addressLines: string[];
    statement: string;
    signatoryName: string;
    signatoryRole: string;
    city?: string;
    phone?: string;
    email?: string;
  };
  secret: string;
  /** Channels that this installation can really use; a step never counts on another. */
  channels: { sms: boolean; post: boolean };
};

function codeOf(settings: Pick<CaseSettings, 'secret'>, portalKey: string): string {
  return createHmac('sha256', settings.secret).update(`portal:${portalKey}`).digest('base64url').slice(0, 22);
}

/** The debtor's address: its key and a code of 132 bits that only this installation can make. */
export function portalUrl(settings: Pick<CaseSettings, 'publicUrl' | 'secret'>, portalKey: string): string {
  return `${settings.publicUrl}/d/${portalToken(settings, portalKey)}`;
}

export function portalToken(settings: Pick<CaseSettings, 'secret'>, portalKey: string): string {
  return `${Buffer.from(portalKey.replaceAll('-', ''), 'hex').toString('base64url')}${codeOf(settings, portalKey)}`;
}

/** The portal key inside a token, when the code is ours; compares in constant time. */
export function portalKeyOf(settings: Pick<CaseSettings, 'secret'>, token: string): string | undefined {
  if (!/^[A-Za-z0-9_-]{44}$/.test(token)) return undefined;
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex');
  const key = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  const expected = Buffer.from(codeOf(settings, key));
  return timingSafeEqual(expected, Buffer.from(token.slice(22))) ? key : undefined;
}
