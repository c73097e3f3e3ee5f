/** UNTDID 1001 codes that EN 16931 and the French reform allow in BT-3. */
const TYPE_CODES = new Set(
  `71 80 81 82 83 84 102 130 202 203 204 211 218 219 261 262 295 296 308 325 326 331 380 381 382 383 384 385 386 387 388 389
  390 393 394 395 396 420 456 457 458 471 472 473 500 501 502 503 527 532 533 553 575 623 633 751 780 817 870 875 876 877 935`
    .trim()
    .split(/\s+/),
);

export function isKnownTypeCode(code: string): boolean {
  return TYPE_CODES.has(code);
}

/** Type codes of invoices whose claim was assigned to a factor. */
const FACTORED_CODES = new Set(['393', '396', '501', '502']);

export function isFactoredTypeCode(code: string): boolean {
  return FACTORED_CODES.has(code);
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

export function isKnownCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/** French billing frame (BT-23) of an invoice already paid when it is issued: goods, services, both. */
const PAID_FRAMES = new Set(['B2', 'S2', 'M2']);

export function isPaidFrame(process: string): boolean {
  return PAID_FRAMES.has(process);
}
