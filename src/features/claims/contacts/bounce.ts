const DAY_MS = 86_400_000;

/**
 * When an address that takes nothing for the moment is held for dead: three emails that came back within fourteen days. Ours: no
 * standard says how many. Our reminders are days apart, so three in two weeks is nearly each of them. A reply that says "never" (permanent) closes the address at once.
 */
export const BOUNCES = { times: 3, withinDays: 14 } as const;

/**
 * Does what a server answered speak of the address? A status X.7.X (RFC 3463) is its policy or its security: we are not welcome there,
 * and the address may well be good.
 */
export function isAboutAddress(diagnostic: string): boolean {
  return !/\b[45]\.7\.\d{1,3}\b/.test(diagnostic);
}

/** Do these temporary bounces, in any order, close the address? */
export function isGivenUp(bouncedAt: readonly Date[]): boolean {
  const times = bouncedAt.map((at) => at.getTime()).sort((a, b) => a - b);
  return times.some((start, index) => {
    const last = times[index + BOUNCES.times - 1];
    return last !== undefined && last - start <= BOUNCES.withinDays * DAY_MS;
  });
}
