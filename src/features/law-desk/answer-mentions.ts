import { day } from '../../kernel/civil-date.ts';
import { ok } from '../../kernel/result.ts';
import { type MentionsFacts, readMentions } from '../../law/mentions-de-facture/read-mentions.ts';
import type { LawInForce } from '../../law/schedule.ts';
import { toWire } from '../../law/wire.ts';
import type { Answer } from './answers.ts';
import type { MentionsInput } from './mentions.contract.ts';

/** What an invoice says of its payment, from checked text: the same document as the command line. */
export function answerMentions({ on, term, ...rest }: MentionsInput, inForce: LawInForce): Answer {
  const facts = { on: day(on), ...rest, ...(term ? { term: termOf(term) } : {}) } as MentionsFacts;
  const read = readMentions(facts, inForce);
  return read.refused ? read : ok(toWire(read.value));
}

function termOf({ issuedOn, dueOn, performedOn, ...rest }: NonNullable<MentionsInput['term']>) {
  return {
    issuedOn: day(issuedOn),
    dueOn: day(dueOn),
    ...(performedOn === undefined ? {} : { performedOn: day(performedOn) }),
    ...rest,
  };
}
