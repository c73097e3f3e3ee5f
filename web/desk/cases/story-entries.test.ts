import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../../src/features/cases/cases.contract.ts';
import { storyEntries } from './story-entries.ts';

const entry = (id: string, kind: string, at: string, data: Record<string, unknown> = {}): TimelineEntry => ({
  id,
  at,
  kind,
  data,
  actor: { kind: 'system', name: null },
  proof: null,
});

test('a story is told oldest first, a letter by where it ended, visits once a day', () => {
  const story = storyEntries([
    entry('6', 'link-opened', '2026-11-02T15:00:00Z'),
    entry('1', 'opened', '2026-11-01T08:00:00Z'),
    entry('2', 'message-queued', '2026-11-01T08:01:00Z'),
    entry('3', 'letter-moved', '2026-11-02T08:00:00Z', { messageId: 'a' }),
    entry('4', 'letter-moved', '2026-11-03T08:00:00Z', { messageId: 'a' }),
    entry('5', 'letter-moved', '2026-11-03T08:00:00Z', { messageId: 'b' }),
    entry('7', 'link-opened', '2026-11-02T16:00:00Z'),
    entry('8', 'link-opened', '2026-11-03T16:00:00Z'),
  ]);
  expect(story.map(({ id }) => id)).toEqual(['1', '6', '4', '5', '8']);
});
