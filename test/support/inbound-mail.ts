import { createTransport } from 'nodemailer';
import { exhibitAddress } from '../../src/features/exhibits/exhibit-address.ts';
import type { Inbox } from '../../src/features/inbound-mail/ports.ts';
import type { Scenario } from './scenario.ts';

export const KERMEUR_OWNER = 'maelle@kermeur.example';
export const KERMEUR_READER = 'annie@fiduciaire.example';

/** The scenario's way for mail to come in, which it always has: a demonstration's. */
export function inboxOf(scenario: Scenario): Inbox {
  const { mail } = scenario.application.wiring;
  if (!mail) throw new Error('no inbound mail');
  return mail.inbox;
}

/** Where exhibits of this case are sent. */
export async function addressOf(scenario: Scenario, caseId: string): Promise<string> {
  const { row } = await scenario.dossier(caseId);
  const { mail } = scenario.application.wiring;
  if (!mail) throw new Error('no inbound mail');
  return exhibitAddress(mail, { reference: row.reference, portalKey: row.portal_key });
}

/** Gives the first creditor an owner and a reader who have accounts, with their addresses. */
export async function addMembers(scenario: Scenario): Promise<void> {
  const { pool } = scenario.application.database;
  const { tenantId } = scenario.creditor;
  await pool.query(
    `insert into sign_in.organization (id, name, slug, "createdAt") values ($1, 'Atelier Kermeur', 'kermeur', now())`,
    [tenantId],
  );
  for (const [email, role] of [
    [KERMEUR_OWNER, 'owner'],
    [KERMEUR_READER, 'reader'],
  ]) {
    await pool.query(
      `with person as (insert into sign_in."user" (name, email, "emailVerified") values ($2, $2, true) returning id)
       insert into sign_in.member ("organizationId", "userId", role, "createdAt") select $1, id, $3, now() from person`,
      [tenantId, email, role],
    );
  }
}

export type Sent = { code: number; text: string };

/** Says a message to a server on the loopback as another mail server would, and answers what it replied. */
export async function sayTo(
  port: number,
  message: { from: string; to: string | string[]; raw: Uint8Array; startTls?: boolean },
): Promise<Sent> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: message.startTls !== true,
    requireTLS: message.startTls === true,
    tls: { rejectUnauthorized: false },
  });
  try {
    const to = [message.to].flat();
    const sent = await transport.sendMail({ envelope: { from: message.from, to }, raw: Buffer.from(message.raw) });
    return { code: Number(sent.response.slice(0, 3)), text: sent.response };
  } catch (error) {
    const { responseCode = 0, response = String(error) } = error as { responseCode?: number; response?: string };
    return { code: responseCode, text: response };
  } finally {
    transport.close();
  }
}
