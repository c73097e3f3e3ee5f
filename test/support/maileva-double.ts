import type { ReceivedLetter } from '../../src/adapters/postal-mail/contract.ts';
import { type LoopbackAnswer, type LoopbackRequest, startLoopbackServer } from './loopback-server.ts';

type Fields = Record<string, string | boolean | number>;
export type DoubleSending = {
  id: string;
  root: string;
  fields: Fields;
  status: 'DRAFT' | 'PENDING';
  submittedAt?: Date;
  pdf?: Buffer;
  recipient?: Fields;
};

const failure = (status: number, code: string) => ({ status, json: { errors: [{ code, message: code }] } });

/**
 * Maileva's documented API on the loopback, with days that pass: token, sendings, documents, recipients, submission.
 * `special` answers in its stead; what `mute` chooses is done but never answered.
 */
export async function openMailevaDouble(
  special: (request: LoopbackRequest) => LoopbackAnswer | undefined = () => undefined,
  mute: (request: LoopbackRequest) => boolean = () => false,
) {
  const sendings: DoubleSending[] = [];
  const requests: LoopbackRequest[] = [];
  const tokens: string[] = [];
  let clock = new Date('2026-11-02T09:00:00Z');

  const server = await startLoopbackServer((request) => {
    requests.push(request);
    const answered = special(request) ?? answer(request);
    return mute(request) ? 'hang' : answered;
  });

  function answer(request: LoopbackRequest): LoopbackAnswer {
    if (request.url.pathname === '/token') return grant(request);
    if (request.headers.authorization !== `Bearer ${tokens.at(-1)}`) {
      return { status: 401, json: { code: 'UNAUTHORIZED', message: 'invalid token' } };
    }
    const match = /^(\/(?:registered_mail|mail)\/v2\/sendings)(?:\/([^/]+)(\/.*)?)?$/.exec(request.url.pathname);
    if (!match) return failure(404, 'NOT_FOUND');
    const [, root = '', id, rest = ''] = match;
    if (id === undefined) return request.method === 'POST' ? create(root, request) : list(root, request);
    const sending = sendings.find((one) => one.id === id && one.root === root);
    if (!sending) return { status: 404, json: { code: 'SENDING_NOT_FOUND', message: 'unknown' } };
    return onSending(sending, rest, request);
  }

  function grant(request: LoopbackRequest): LoopbackAnswer {
    const basic = `Basic ${Buffer.from('client:secret').toString('base64')}`;
    const form = new URLSearchParams(request.body.toString('utf8'));
    const asked = form.get('grant_type');
    const known =
      asked === 'client_credentials' || (form.get('username') === 'user' && form.get('password') === 'pass');
    if (request.headers.authorization !== basic || !known) return failure(401, 'CLIENT_ERROR');
    tokens.push(`token-${tokens.length + 1}`);
    return { status: 200, json: { access_token: tokens.at(-1), expires_in: '3600' } };
  }

  function create(root: string, request: LoopbackRequest): LoopbackAnswer {
    const fields = JSON.parse(request.body.toString('utf8')) as Fields;
    if (!fields.name) return failure(400, 'EMPTY_NAME');
    if (!fields.notification_email) return failure(400, 'INVALID_NOTIFICATION_EMAIL');
    const sending: DoubleSending = { id: `s-${sendings.length + 1}`, root, fields, status: 'DRAFT' };
    sendings.push(sending);
    return { status: 201, json: { id: sending.id, custom_id: fields.custom_id, status: 'DRAFT' } };
  }

  function list(root: string, request: LoopbackRequest): LoopbackAnswer {
    const start = Number(request.url.searchParams.get('start_index') ?? 1);
    const count = Number(request.url.searchParams.get('count') ?? 50);
    const all = sendings.filter((sending) => sending.root === root);
    const page = all.slice(start - 1, start - 1 + count);
    return {
      status: 200,
      json: {
        sendings: page.map(({ id, fields, status }) => ({ id, custom_id: fields.custom_id, status })),
        paging: { total_results: all.length },
      },
    };
  }

  function onSending(sending: DoubleSending, rest: string, request: LoopbackRequest): LoopbackAnswer {
    const writes = request.method !== 'GET';
    if (writes && sending.status !== 'DRAFT') return failure(400, 'SENDING_STATUS_IS_NOT_DRAFT');
    if (request.method === 'DELETE' && rest === '') {
      sendings.splice(sendings.indexOf(sending), 1);
      return { status: 204 };
    }
    if (rest === '/documents') return addDocument(sending, request);
    if (rest === '/recipients' && writes) return addRecipient(sending, request);
    if (rest === '/submit') {
      if (!sending.pdf || !sending.recipient) return failure(400, 'EMPTY_DOCUMENT');
      sending.status = 'PENDING';
      sending.submittedAt = clock;
      return { status: 200 };
    }
    return { status: 200, json: follow(sending, rest) };
  }

  function addDocument(sending: DoubleSending, request: LoopbackRequest): LoopbackAnswer {
    const text = request.body.toString('latin1');
    const start = text.indexOf('%PDF-');
    if (start < 0 || !/name="metadata"\r\n(?:.*\r\n)*?\{"priority":1/.test(text))
      return failure(400, 'METADATA_WRONG_FORMAT');
    const boundary = text.slice(0, text.indexOf('\r\n'));
    sending.pdf = Buffer.from(text.slice(start, text.indexOf(`\r\n${boundary}`, start)), 'latin1');
    return { status: 201, json: { id: 'd-1', name: 'lettre.pdf', priority: 1, type: 'application/pdf', size: 1 } };
  }

  function addRecipient(sending: DoubleSending, request: LoopbackRequest): LoopbackAnswer {
    const fields = JSON.parse(request.body.toString('utf8')) as Fields;
    if (!fields.address_line_1 && !fields.address_line_2) return failure(400, 'EMPTY_ADDRESS_LINE_1_OR_ADDRESS_LINE_2');
    if (!/^\d{5} \S/.test(String(fields.address_line_6))) return failure(400, 'ADDRESS_LINE_6_WRONG_FORMAT');
    if (!/^[A-Z]{2}$/.test(String(fields.country_code))) return failure(400, 'INVALID_COUNTRY_CODE');
    sending.recipient = fields;
    return { status: 201, json: { id: 'r-1', status: 'DRAFT', ...fields } };
  }

  /** Produced after half a day, taken over after two, delivered after four. */
  function follow(sending: DoubleSending, rest: string): unknown {
    const submitted = sending.submittedAt ?? clock;
    const after = (days: number) => new Date(submitted.getTime() + days * 86_400_000);
    const processed = sending.status !== 'DRAFT' && clock >= after(0.5);
    if (rest === '/recipients') {
      const number = sending.root.includes('registered') && processed ? { registered_number: '1E00232062142' } : {};
      return { recipients: [{ id: 'r-1', status: processed ? 'PROCESSED' : 'PENDING', ...number }], paging: {} };
    }
    if (rest.endsWith('/delivery_statuses')) {
      const events = [
        { status: 'A01', label: 'Pris en charge', date: after(2) },
        { status: 'D01', label: 'Distribué', date: after(4) },
      ];
      return { delivery_statuses: events.filter((event) => event.date <= clock), paging: {} };
    }
    return {
      id: sending.id,
      status: processed ? 'PROCESSED' : sending.status,
      submission_date: submitted,
      ...(processed ? { processed_date: after(0.5) } : {}),
    };
  }

  function received(): ReceivedLetter[] {
    const block = (fields: Fields | undefined, prefix: string) =>
      [1, 2, 3, 4, 5, 6].flatMap((slot) => (fields?.[`${prefix}${slot}`] ? [String(fields[`${prefix}${slot}`])] : []));
    return sendings
      .filter((sending) => sending.status !== 'DRAFT')
      .map((sending) => ({
        kind: sending.root.includes('registered') ? 'registered' : 'simple',
        recipient: block(sending.recipient, 'address_line_'),
        sender: block(sending.fields, 'sender_address_line_'),
        pdf: sending.pdf ?? Buffer.alloc(0),
      }));
  }

  return {
    url: server.url,
    sendings,
    requests,
    tokens,
    received,
    now: () => clock,
    passDays(days: number) {
      clock = new Date(clock.getTime() + days * 86_400_000);
    },
    close: server.close,
  };
}
