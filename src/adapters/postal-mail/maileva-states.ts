import type { LetterStatus } from '../../features/correspondence/ports.ts';

/**
 * Delivery statuses of Maileva's registered letters (public API description, version 2.5): A routing, P presentation,
 * D delivery, N what the scanned slip says. A status that is not in this table leaves the letter in transit.
 */
const FINAL: Record<string, LetterStatus['state']> = {
  D01: 'delivered',
  N01: 'delivered', // slip signed
  A16: 'refused',
  A18: 'refused',
  P04: 'refused',
  P05: 'refused',
  P06: 'refused',
  N05: 'refused',
  A14: 'unclaimed',
  A17: 'unclaimed',
  P03: 'unclaimed',
  N03: 'unclaimed',
  A13: 'rejected', // missing when handed to the post
  A19: 'returned',
  A21: 'returned',
  A22: 'returned',
  A23: 'returned',
  A24: 'returned',
  A25: 'returned',
  A26: 'returned',
  N02: 'returned',
  N04: 'returned', // addressee deceased
  N07: 'returned',
  N10: 'returned',
};

/** Facts about one recipient, dates as the provider gives them. */
export type Journey = {
  sendingStatus: 'DRAFT' | 'PENDING' | 'ACCEPTED' | 'REJECTED' | 'PROCESSED' | 'PROCESSED_WITH_ERRORS';
  recipientRejected: boolean;
  submittedAt: Date;
  processedAt?: Date;
  deliveries: { code: string; at: Date }[];
  /** When an undelivered simple letter came back. */
  undeliveredAt?: Date;
};

/**
 * Where the letter is. The scanned slip prevails over the postman's scan, a more precise reason for the return over
 * « returned »: « refused » and « unclaimed » notify the addressee all the same, « returned » does not.
 */
export function stateOf(journey: Journey): Pick<LetterStatus, 'state' | 'at'> {
  const processedAt = journey.processedAt ?? journey.submittedAt;
  if (journey.sendingStatus === 'REJECTED' || journey.recipientRejected) return { state: 'rejected', at: processedAt };
  if (journey.undeliveredAt !== undefined) return { state: 'returned', at: journey.undeliveredAt };

  const inOrder = journey.deliveries.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const finals = inOrder.flatMap(({ code, at }) => {
    const state = FINAL[code];
    return state === undefined ? [] : [{ state, at, code }];
  });
  const slip = finals.findLast((final) => final.code.startsWith('N'));
  const precise = finals.findLast((final) => final.state !== 'returned');
  const settled = preferred(slip, precise) ?? finals.at(-1);
  if (settled !== undefined) return { state: settled.state, at: settled.at };

  const last = inOrder.at(-1);
  if (last !== undefined) return { state: 'in-transit', at: last.at };
  const isPrinted = journey.sendingStatus === 'PROCESSED' || journey.sendingStatus === 'PROCESSED_WITH_ERRORS';
  return isPrinted ? { state: 'printed', at: processedAt } : { state: 'accepted', at: journey.submittedAt };
}

type Final = { state: LetterStatus['state']; at: Date; code: string };

/** The slip, unless it only says « came back » where the post said why. */
function preferred(slip: Final | undefined, precise: Final | undefined): Final | undefined {
  return slip !== undefined && slip.state !== 'returned' ? slip : precise;
}
