import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { LetterStatus, OutgoingLetter, PostalMailer } from '../../features/correspondence/ports.ts';
import type { EmailAddress } from '../../kernel/email.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { checkLetter, type PostalAddress } from './letter-check.ts';
import { createMailevaApi, type MailevaApiOptions, MailevaFailure } from './maileva-api.ts';
import { stateOf } from './maileva-states.ts';

export type MailevaOptions = MailevaApiOptions & {
  /** Where Maileva writes about deposits and faults. */
  notificationEmail: EmailAddress;
  /** Black and white unless asked for. */
  colour?: boolean;
  /** Have the signed slips scanned (they then come back to Maileva, not to the sender). */
  scanSlips?: boolean;
};

const ROOT = { simple: '/mail/v2/sendings', registered: '/registered_mail/v2/sendings' } as const;

const SendingStatus = z.enum(['DRAFT', 'PENDING', 'ACCEPTED', 'REJECTED', 'PROCESSED', 'PROCESSED_WITH_ERRORS']);
const Sending = z.object({
  id: z.string().min(1),
  custom_id: z.string().nullish(),
  status: SendingStatus,
  creation_date: z.coerce.date().nullish(),
  submission_date: z.coerce.date().nullish(),
  processed_date: z.coerce.date().nullish(),
});
const Sendings = z.object({
  sendings: z.array(Sending.pick({ id: true, custom_id: true, status: true })),
  paging: z.object({ total_results: z.number().optional() }).optional(),
});
const Created = z.object({ id: z.string().min(1) });
const Recipients = z.object({
  recipients: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      registered_number: z.string().nullish(),
      undelivered_mail_date: z.coerce.date().nullish(),
    }),
  ),
});
const DeliveryStatuses = z.object({
  delivery_statuses: z.array(z.object({ status: z.string(), date: z.coerce.date() })),
});
const Nothing = z.unknown();

/**
 * Posts letters by Maileva (La Poste): a draft, its document, its recipient, then the submission, which alone is final.
 *
 * The API has no idempotency key, but a sending bears an identifier of ours: before anything, the latest sendings are
 * looked through for it. One that was submitted is the answer; a draft that an interrupted attempt left is removed.
 */
export function createMailevaPostalMailer(options: MailevaOptions): PostalMailer {
  const api = createMailevaApi(options);

  /** Sendings are listed in no documented order: the first and the last page are read. */
  async function listed(root: string): Promise<z.infer<typeof Sendings>['sendings']> {
    const size = 500;
    const first = await api.call('GET', `${root}?start_index=1&count=${size}`, Sendings);
    const total = first.paging?.total_results ?? first.sendings.length;
    if (total <= size) return first.sendings;
    const start = Math.max(size + 1, total - size + 1);
    const last = await api.call('GET', `${root}?start_index=${start}&count=${size}`, Sendings);
    return [...first.sendings, ...last.sendings];
  }

  async function prepare(
    letter: OutgoingLetter,
    customId: string,
    addresses: { recipient: PostalAddress; sender: PostalAddress },
  ) {
    const root = ROOT[letter.kind];
    const { id } = await api.call('POST', root, Created, {
      name: `Lettre ${customId}`,
      custom_id: customId,
      color_printing: options.colour ?? false,
      duplex_printing: true,
      optional_address_sheet: false,
      notification_email: options.notificationEmail,
      ...slots('sender_address_line_', addresses.sender),
      sender_country_code: addresses.sender.countryCode,
      archiving_duration: 3,
      ...(letter.kind === 'registered'
        ? { acknowledgement_of_receipt: true, acknowledgement_of_receipt_scanning: options.scanSlips ?? false }
        : { print_sender_address: true, postage_type: 'FAST' }),
    });
    try {
      const form = new FormData();
      form.append('document', new Blob([Uint8Array.from(letter.pdf)], { type: 'application/pdf' }), 'lettre.pdf');
      form.append('metadata', JSON.stringify({ priority: 1, name: 'lettre.pdf' }));
      await api.call('POST', `${root}/${id}/documents`, Nothing, form);
      await api.call('POST', `${root}/${id}/recipients`, Nothing, {
        custom_id: customId.slice(0, 32),
        ...slots('address_line_', addresses.recipient),
        country_code: addresses.recipient.countryCode,
      });
    } catch (error) {
      // The next attempt removes a draft that stays here, so a failure to remove it now is no news.
      await api.call('DELETE', `${root}/${id}`, Nothing).catch(() => {});
      throw error;
    }
    await api.call('POST', `${root}/${id}/submit`, Nothing);
    return id;
  }

  return {
    async post(letter) {
      const checked = checkLetter(letter);
      if (checked.refused) return checked;
      const customId = createHash('sha256').update(letter.key).digest('hex').slice(0, 32);
      const root = ROOT[letter.kind];
      try {
        const earlier = (await listed(root)).filter((sending) => sending.custom_id === customId);
        const submitted = earlier.find((sending) => sending.status !== 'DRAFT');
        if (submitted) return ok({ provider: 'maileva', providerId: `${letter.kind}:${submitted.id}` });
        for (const draft of earlier) await api.call('DELETE', `${root}/${draft.id}`, Nothing);
        const id = await prepare(letter, customId, checked.value);
        return ok({ provider: 'maileva', providerId: `${letter.kind}:${id}` });
      } catch (error) {
        if (!(error instanceof MailevaFailure)) throw error;
        return refuse({ kind: error.status === 400 ? 'rejected' : 'unavailable', reason: error.message });
      }
    },

    /** Throws a MailevaFailure when the provider cannot be asked now. The provider's clock counts, not `now`. */
    async statusOf(providerId, now): Promise<LetterStatus | undefined> {
      const match = /^(simple|registered):([\w-]{1,40})$/.exec(providerId);
      if (!match) return undefined;
      const [kind, id] = [match[1] as OutgoingLetter['kind'], match[2] as string];
      const path = `${ROOT[kind]}/${id}`;
      try {
        const sending = await api.call('GET', path, Sending);
        const { recipients } = await api.call('GET', `${path}/recipients`, Recipients);
        const [recipient] = recipients;
        const deliveries =
          recipient !== undefined && kind === 'registered' && sending.status.startsWith('PROCESSED')
            ? (await api.call('GET', `${path}/recipients/${recipient.id}/delivery_statuses`, DeliveryStatuses))
                .delivery_statuses
            : [];
        const state = stateOf({
          sendingStatus: sending.status,
          recipientRejected: recipient?.status === 'REJECTED',
          submittedAt: sending.submission_date ?? sending.creation_date ?? now,
          ...(sending.processed_date ? { processedAt: sending.processed_date } : {}),
          deliveries: deliveries.map(({ status, date }) => ({ code: status, at: date })),
          ...(recipient?.undelivered_mail_date ? { undeliveredAt: recipient.undelivered_mail_date } : {}),
        });
        return recipient?.registered_number ? { ...state, trackingNumber: recipient.registered_number } : state;
      } catch (error) {
        if (error instanceof MailevaFailure && error.status === 404) return undefined;
        throw error;
      }
    },
  };
}

/**
 * Maileva's six lines have a meaning: 1 company or 2 person, 3 building, 4 street, 5 locality, 6 postcode and city.
 * Ours only have an order, which is what is printed: the name goes to 1, the street (the last line above the city when
 * there are two or three) to 4, and the rest fills the places between.
 */
function slots(prefix: string, address: PostalAddress): Record<string, string> {
  const places = [[1], [1, 4], [1, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4, 5]][address.lines.length - 1] ?? [];
  const filled = address.lines.map((line, i) => [`${prefix}${places[i]}`, line]);
  return { ...Object.fromEntries(filled), [`${prefix}6`]: address.postcodeAndCity };
}
