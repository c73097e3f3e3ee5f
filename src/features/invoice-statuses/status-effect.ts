import { type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts';
import { type Cents, parseAmount, sumOf } from '../../kernel/money.ts';
import { type LifecycleMessage, lifecycleStatusLabel } from '../invoice-files/lifecycle-message.ts';

/** What a status of an electronic invoice asks of the case of that invoice. */
export type StatusEffect =
  | { does: 'record' }
  | { does: 'dispute' | 'refuse'; code: string; note: string }
  | { does: 'suspend' | 'not-deliver' | 'cancel' | 'factor'; note: string }
  | { does: 'lift-dispute' | 'lift-suspension' | 'end-factoring'; note: string }
  | { does: 'announce-payment'; on: CivilDate; note: string }
  | { does: 'cash'; on: CivilDate; amount?: Cents; note: string };

/** A copy was refused, the invoice itself is valid. */
const DUPLICATE = 'DOUBLON';

/**
 * What a status does (XP Z12-012, annex A): in dispute (207) and partly approved (206) open the dispute with its reason, refused (210)
 * too; suspended (208) pauses; approved (205) lifts what a status had stopped, completed (209) a suspension; payment sent (211) leaves the transfer time to arrive;
 * cashed (212) is a payment to the creditor; factored (225, 226) takes the claim from the creditor, not factored (228) gives it
 * back; rejected (213), inadmissible (501) and misrouted (221) mean that the debtor did not receive it, unless a copy was rejected;
 * cancelled (220) withdraws it. The others only prove.
 */
export function effectOf(message: LifecycleMessage): StatusEffect {
  const note = noteOf(message);
  const code = message.reasons.find((reason) => reason.code !== undefined)?.code ?? 'AUTRE';
  switch (message.status) {
    case '205':
      return { does: 'lift-dispute', note };
    case '209':
      return { does: 'lift-suspension', note };
    case '206':
    case '207':
      return { does: 'dispute', code, note };
    case '210':
      return { does: 'refuse', code, note };
    case '208':
      return { does: 'suspend', note };
    case '211': {
      const on = dayOf(message);
      return on ? { does: 'announce-payment', on, note } : { does: 'record' };
    }
    case '212': {
      const on = dayOf(message);
      const amount = cashed(message);
      if (!on) return { does: 'record' };
      return { does: 'cash', on, note, ...(amount === undefined ? {} : { amount }) };
    }
    case '213':
    case '501':
    case '221':
      return message.reasons.some((reason) => reason.code === DUPLICATE)
        ? { does: 'record' }
        : { does: 'not-deliver', note };
    case '220':
      return { does: 'cancel', note };
    case '225':
    case '226':
      return { does: 'factor', note };
    case '228':
      return { does: 'end-factoring', note };
    default:
      return { does: 'record' };
  }
}

/** The day that the message reports, when it says one. */
export function dayOf({ at }: Pick<LifecycleMessage, 'at'>): CivilDate | undefined {
  const day = parseCivilDate(at?.slice(0, 10) ?? '');
  return day.refused ? undefined : day.value;
}

/** Status 212 carries the sums cashed, one by VAT rate, under the type MEN (BR-FR-CDV-14); undefined when one cannot be read. */
function cashed({ amounts }: LifecycleMessage): Cents | undefined {
  const read = amounts
    .filter(({ type }) => type === undefined || type === 'MEN')
    .map(({ amount }) => parseAmount(amount));
  if (read.length === 0 || read.some(({ refused }) => refused)) return undefined;
  const total = sumOf(read.map((one) => (one.refused ? (0n as Cents) : one.value)));
  return total > 0n ? total : undefined;
}

/** « Statut 207 En litige : QTE_ERR, 3 livrés sur 5 » */
function noteOf({ status, statusLabel, reasons }: LifecycleMessage): string {
  const why = reasons.flatMap(({ code, text, notes }) => [code, text, ...notes]).filter(Boolean);
  const name = lifecycleStatusLabel(status) ?? statusLabel;
  return `Statut ${status} ${name}${why.length > 0 ? ` : ${why.join(', ')}` : ''}`.slice(0, 500);
}
