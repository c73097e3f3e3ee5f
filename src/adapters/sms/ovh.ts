import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Accepted, OutgoingSms, SendRefusal, SmsSender } from '../../features/correspondence/ports.ts';
import { isMobile } from '../../kernel/phone.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';

export type OvhSmsOptions = {
  /** The SMS account, `sms-ab12345-1`. */
  serviceName: string;
  applicationKey: string;
  applicationSecret: string;
  consumerKey: string;
  /** The sender declared and validated at OVHcloud; it replaces the message's own, which the provider would refuse. */
  declaredSender?: string;
  /** `https://eu.api.ovh.com/1.0` by default. */
  apiUrl?: string;
  timeoutMs?: number;
};

const Report = z.object({
  ids: z.array(z.union([z.number(), z.string()])).default([]),
  invalidReceivers: z.array(z.string()).default([]),
  validReceivers: z.array(z.string()).default([]),
});
const Ids = z.array(z.union([z.number(), z.string()]));
const Failure = z.object({ message: z.string().optional(), errorCode: z.string().optional() });

type Answer = { status: number; body: unknown };

/**
 * Sends SMS by the OVHcloud API (`POST /sms/{serviceName}/jobs`, signed requests, `$1$` + SHA-1).
 *
 * The API takes no idempotency key, but a message may carry a tag and sent messages are listed by tag: the key becomes
 * the tag, and what already left under it is not sent again.
 */
export function createOvhSmsSender(options: OvhSmsOptions): SmsSender {
  const api = options.apiUrl ?? 'https://eu.api.ovh.com/1.0';
  const account = `/sms/${encodeURIComponent(options.serviceName)}`;
  const timeoutMs = options.timeoutMs ?? 10_000;
  /** Seconds by which OVHcloud's clock is ahead of ours: a signature made on a drifting clock is refused. */
  let clockLead: number | undefined;

  async function exchange(
    method: string,
    path: string,
    body: string,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const response = await fetch(`${api}${path}`, {
      method,
      headers,
      ...(body === '' ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  async function signed(method: string, path: string, payload?: unknown): Promise<Answer> {
    const ourSeconds = () => Math.floor(Date.now() / 1000);
    if (clockLead === undefined) {
      const time = await exchange('GET', '/auth/time', '', {});
      clockLead = z.number().int().parse(time.body) - ourSeconds();
    }
    const body = payload === undefined ? '' : JSON.stringify(payload);
    const timestamp = String(ourSeconds() + clockLead);
    const signature = createHash('sha1')
      .update([options.applicationSecret, options.consumerKey, method, `${api}${path}`, body, timestamp].join('+'))
      .digest('hex');
    const answer = await exchange(method, path, body, {
      'content-type': 'application/json',
      'x-ovh-application': options.applicationKey,
      'x-ovh-consumer': options.consumerKey,
      'x-ovh-timestamp': timestamp,
      'x-ovh-signature': `$1$${signature}`,
    });
    // A refused signature may be a clock that was set meanwhile: the next attempt asks for the time again.
    if (answer.status >= 400 && errorCodeOf(answer) !== undefined) clockLead = undefined;
    return answer;
  }

  async function attempt(sms: OutgoingSms): Promise<Result<Accepted, SendRefusal>> {
    const tag = createHash('sha256').update(sms.key).digest('hex').slice(0, 20);
    const sent = await signed('GET', `${account}/outgoing?tag=${tag}`);
    if (sent.status !== 200) return refuse(refusalOf(sent));
    const [already] = Ids.parse(sent.body);
    if (already !== undefined) return ok({ provider: 'ovhcloud', providerId: String(already) });

    const answer = await signed('POST', `${account}/jobs`, {
      receivers: [sms.to],
      message: sms.text,
      sender: options.declaredSender ?? senderOf(sms.senderName),
      tag,
      charset: 'UTF-8',
      // A debt's reminder is no advertising: no « STOP », and no delivery held back to working hours by the operator.
      noStopClause: true,
      priority: 'high',
    });
    if (answer.status !== 200) return refuse(refusalOf(answer));
    const report = Report.parse(answer.body);
    const [id] = report.ids;
    if (id === undefined) return refuse({ kind: 'rejected', reason: 'invalid-receiver' });
    return ok({ provider: 'ovhcloud', providerId: String(id) });
  }

  return {
    async send(sms) {
      if (!isMobile(sms.to)) return refuse({ kind: 'rejected', reason: 'not-a-mobile-number' });
      try {
        return await attempt(sms);
      } catch (error) {
        return refuse({ kind: 'unavailable', reason: nameOf(error) });
      }
    },
  };
}

/** An alphanumeric sender has at most eleven letters, digits and spaces, without accents. */
function senderOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9 ]/g, '')
    .slice(0, 11)
    .trim();
}

/** What is wrong with the message is final; the account, the rights, the credit and the service are mended elsewhere. */
function refusalOf(answer: Answer): SendRefusal {
  const failure = Failure.safeParse(answer.body);
  const detail = failure.success ? (failure.data.errorCode ?? failure.data.message ?? '') : '';
  const reason = `${answer.status} ${detail}`.trim().slice(0, 300);
  const aboutTheMessage = answer.status === 400 && errorCodeOf(answer) === undefined;
  return aboutTheMessage ? { kind: 'rejected', reason } : { kind: 'unavailable', reason };
}

/** Only the layer that checks keys, signature and time gives one: INVALID_CREDENTIAL, INVALID_SIGNATURE, QUERY_TIME_OUT… */
function errorCodeOf(answer: Answer): string | undefined {
  const failure = Failure.safeParse(answer.body);
  return failure.success ? failure.data.errorCode : undefined;
}

function nameOf(error: unknown): string {
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'unexpected-answer';
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout';
  return 'connection-failed';
}
