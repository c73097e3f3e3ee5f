/** Where the bytes of documents are kept: a folder, or an S3 bucket. Keys are content addresses made by us. */
export type FileStorage = {
  /** Writes the whole file or nothing; writing the same key twice with the same bytes is harmless. */
  write(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** The bytes, or undefined when the key is unknown. */
  read(key: string): Promise<Uint8Array | undefined>;
  remove(key: string): Promise<void>;
};
