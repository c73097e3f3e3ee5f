/**
 * Throws unless the key is one of ours: segments of letters, digits, `.`, `_`, `-` that begin by none of `.` and `-`,
 * joined by `/`. Keys are content addresses made by the application, so another one is a bug or an attack, not a case.
 */
export function assertStorageKey(key: string): void {
  if (key.length > 512 || !/^[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/.test(key)) {
    throw new Error(`not a storage key: ${JSON.stringify(key.slice(0, 80))}`);
  }
}
