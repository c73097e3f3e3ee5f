/** Where the bytes of documents are kept: a folder, or an S3 bucket. Keys are content addresses made by us. */
export type FileStorage = {
  /** Writes the whole file or nothing; writing the same key twice with the same bytes is harmless. */
  write(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** The bytes, or undefined when the key is unknown. */
  read(key: string): Promise<Uint8Array | undefined>;
  remove(key: string): Promise<void>;
};

export type ScanAnswer =
  | { verdict: 'clean' }
  | { verdict: 'infected'; signature: string }
  | { verdict: 'unavailable'; reason: string };

/** What a browser can show of a file that it cannot open itself, as a PDF; undefined when there is nothing to show. */
export type DocumentPreview = (bytes: Uint8Array, contentType: string) => Promise<Uint8Array | undefined>;

/** Looks for viruses in what people send, before it is kept. A scanner that does not answer has not said that a file is clean. */
export type VirusScanner = { scan(bytes: Uint8Array): Promise<ScanAnswer> };
