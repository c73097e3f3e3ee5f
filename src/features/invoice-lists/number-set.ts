/** How a number was met in a list. */
export type Meeting = 'once' | 'same-again' | 'other-again';

/** Most numbers that are remembered: beyond, memory would grow with the file. */
const LIMIT = 1_500_000;

/**
 * Remembers the invoice numbers of a list, and whether a number that comes again comes with the same contents, in a table of numbers
 * that grows by doubling up to a fixed size. Two texts are taken for one by an accident of 53 bits only.
 */
export class NumberSet {
  #keys = new Float64Array(1 << 12);
  #contents = new Float64Array(1 << 12);
  #marks = new Uint8Array(1 << 12);
  #size = 0;

  /** More numbers came than are remembered. */
  get isFull(): boolean {
    return this.#size >= LIMIT;
  }

  add(number: string, contents: string): void {
    const key = fingerprint(number);
    const slot = this.#slotOf(key);
    const content = fingerprint(contents);
    if (this.#keys[slot] !== key) {
      if (this.isFull) return;
      this.#keys[slot] = key;
      this.#contents[slot] = content;
      this.#marks[slot] = 1;
      this.#size += 1;
      if (this.#size * 2 > this.#keys.length) this.#grow();
    } else this.#marks[slot] = (this.#marks[slot] ?? 0) | (this.#contents[slot] === content ? 2 : 4);
  }

  has(number: string): boolean {
    const key = fingerprint(number);
    return this.#keys[this.#slotOf(key)] === key;
  }

  meeting(number: string): Meeting {
    const mark = this.#marks[this.#slotOf(fingerprint(number))] ?? 0;
    return (mark & 4) !== 0 ? 'other-again' : (mark & 2) !== 0 ? 'same-again' : 'once';
  }

  /** True the first time it is asked for that number. */
  takeFirst(number: string): boolean {
    const slot = this.#slotOf(fingerprint(number));
    const isFirst = ((this.#marks[slot] ?? 0) & 8) === 0;
    this.#marks[slot] = (this.#marks[slot] ?? 0) | 8;
    return isFirst;
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (key >>> 0) & mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, contents, marks] = [this.#keys, this.#contents, this.#marks];
    this.#keys = new Float64Array(keys.length * 2);
    this.#contents = new Float64Array(keys.length * 2);
    this.#marks = new Uint8Array(keys.length * 2);
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index] as number;
      if (key === 0) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#contents[slot] = contents[index] as number;
      this.#marks[slot] = marks[index] as number;
    }
  }
}

/** 53 bits of a text, never zero. */
function fingerprint(text: string): number {
  let [high, low] = [0x811c9dc5, 0x1000193];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ (code + index), 0x85ebca6b);
    low ^= low >>> 13;
  }
  return ((high >>> 0) & 0x1fffff) * 0x100000000 + (low >>> 0) + 1;
}
