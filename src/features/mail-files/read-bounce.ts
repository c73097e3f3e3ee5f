import type { Mail, MailPart } from './read-mail.ts';

/** What a mail server tells of a message that did not arrive, or arrived late (RFC 3464): the first recipient it speaks of. */
export type Bounce = {
  /** Whom the message was for, in lower case. */
  recipient: string;
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status code (RFC 3463), such as `5.1.1`. */
  status: string;
  /** Failed, and a new try would fail the same way. */
  isPermanent: boolean;
  /** What the last server said, in its words. */
  diagnostic: string;
  /** `Message-ID` of the message that did not arrive, with its angle brackets, when the report gives it back. */
  originalMessageId?: string;
};

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/** The delivery-status notification that a message is, or undefined when it is none: anything else that talks of failure is a message. */
export function readBounce(mail: Pick<Mail, 'parts'>): Bounce | undefined {
  const report = mail.parts.find(({ contentType }) => /^message\/(global-)?delivery-status$/.test(contentType));
  if (!report) return undefined;
  for (const fields of groupsOf(textOf(report))) {
    const recipient = addressOf(fields.get('original-recipient')) ?? addressOf(fields.get('final-recipient'));
    const action = ACTIONS.find((one) => one === fields.get('action')?.toLowerCase());
    if (!recipient || !action) continue;
    const diagnostic = withoutType(fields.get('diagnostic-code') ?? '');
    const status = statusOf(fields.get('status'), diagnostic, action);
    const originalMessageId = originalOf(mail.parts);
    return {
      recipient,
      action,
      status,
      isPermanent: action === 'failed' && status.startsWith('5.') && !isPassing(status),
      diagnostic: diagnostic || status,
      ...(originalMessageId ? { originalMessageId } : {}),
    };
  }
  return undefined;
}

/** A full mailbox (5.2.2) and too much mail at once (5.7.28) are said with a 5, and pass. */
function isPassing(status: string): boolean {
  return status === '5.2.2' || status === '5.7.28';
}

/** `Status`, or the code that the diagnostic begins with; some servers give `5.0.0` where their own words say more. */
function statusOf(given: string | undefined, diagnostic: string, action: Bounce['action']): string {
  const code = /\b([245]\.\d{1,3}\.\d{1,3})\b/;
  const [, own] = code.exec(given ?? '') ?? [];
  const [, said] = code.exec(diagnostic) ?? [];
  if (own && !(own.endsWith('.0.0') && said)) return own;
  return said ?? (action === 'failed' ? '5.0.0' : action === 'delayed' ? '4.0.0' : '2.0.0');
}

/** The fields of each paragraph: of the message first, then of each recipient. Names in lower case, folded lines joined. */
function groupsOf(text: string): Map<string, string>[] {
  const unfolded = text.replaceAll('\r\n', '\n').replace(/\n[ \t]+/g, ' ');
  return unfolded.split(/\n\s*\n/).map(
    (paragraph) =>
      new Map(
        paragraph.split('\n').flatMap((line): [string, string][] => {
          const [, name, value] = /^([A-Za-z0-9-]+):\s*(.*)$/.exec(line.trim()) ?? [];
          return name === undefined ? [] : [[name.toLowerCase(), (value ?? '').trim()]];
        }),
      ),
  );
}

/** `rfc822;jean@brehat.example` without its type and its brackets. */
function addressOf(field: string | undefined): string | undefined {
  const address = withoutType(field ?? '')
    .replace(/^<|>$/g, '')
    .toLowerCase();
  return /^\S+@\S+$/.test(address) ? address : undefined;
}

function withoutType(field: string): string {
  return field
    .replace(/^[a-z0-9-]+\s*;\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}

/** The message comes back whole, or by its headers alone. */
function originalOf(parts: readonly MailPart[]): string | undefined {
  for (const part of parts) {
    if (/^text\/rfc822-headers$|^message\/(rfc822|global)(-headers)?$/.test(part.contentType)) {
      const [, id] = /^message-id:\s*(<[^<>\s]+>)/im.exec(textOf(part).replace(/\r?\n[ \t]+/g, ' ')) ?? [];
      if (id) return id;
    }
  }
  return undefined;
}

function textOf({ bytes }: MailPart): string {
  return Buffer.from(bytes.subarray(0, 200_000)).toString('utf8');
}
