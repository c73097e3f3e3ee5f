/** What a browser may show is decided by the first bytes, not by who sent them; text has none, and stays text. */
export function contentTypeOf(bytes: Uint8Array, name: string): string {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('%PDF-')) return 'application/pdf';
  if (head.startsWith('\x89PNG')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/\.eml$/i.test(name)) return 'message/rfc822';
  return /\.txt$/i.test(name) ? 'text/plain' : 'application/octet-stream';
}

/** A file's name on one line and without path; never empty. */
export function fileNameOf(name: string): string {
  return (
    name
      .replace(/[\p{Cc}/\\]/gu, ' ')
      .trim()
      .slice(0, 200) || 'piece'
  );
}
