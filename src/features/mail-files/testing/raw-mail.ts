/** A part of a message made for a test. */
export type RawPart = {
  name?: string;
  type: string;
  content: string | Uint8Array;
  inlineAs?: string;
  /** Header lines instead of ours. */
  headers?: string[];
};

/** A raw message, CRLF everywhere, as a mail program would send it. Parts are base64. */
export function rawMail(
  wanted: { from?: string; to?: string; subject?: string; date?: string; id?: string; text?: string; html?: string } & {
    headers?: string[];
    parts?: RawPart[];
    type?: string;
  } = {},
): Uint8Array {
  const lines = [
    `From: ${wanted.from ?? 'Paul Client <paul@client.example>'}`,
    `To: ${wanted.to ?? 'pieces@example.org'}`,
    `Subject: ${wanted.subject ?? 'Vos pieces'}`,
    ...(wanted.date === '' ? [] : [`Date: ${wanted.date ?? 'Thu, 03 Sep 2026 09:12:00 +0200'}`]),
    `Message-ID: ${wanted.id ?? '<1@client.example>'}`,
    'MIME-Version: 1.0',
    ...(wanted.headers ?? []),
    `Content-Type: ${wanted.type ?? 'multipart/mixed'}; boundary="limite"`,
    '',
  ];
  const body = (type: string, text: string) =>
    lines.push('--limite', `Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: 8bit', '', text);
  if (wanted.text !== undefined) body('text/plain', wanted.text);
  if (wanted.html !== undefined) body('text/html', wanted.html);
  for (const part of wanted.parts ?? []) lines.push('--limite', ...partLines(part));
  lines.push('--limite--', '');
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

function partLines({ name, type, content, inlineAs, headers }: RawPart): string[] {
  const isMessage = type.startsWith('message/');
  const bytes = Buffer.from(content);
  return [
    ...(headers ?? [
      `Content-Type: ${type}${name === undefined ? '' : `; name="${name}"`}`,
      inlineAs === undefined
        ? `Content-Disposition: attachment${name === undefined ? '' : `; filename="${name}"`}`
        : `Content-Disposition: inline${name === undefined ? '' : `; filename="${name}"`}`,
      ...(inlineAs === undefined ? [] : [`Content-ID: <${inlineAs}>`]),
    ]),
    ...(isMessage ? [] : ['Content-Transfer-Encoding: base64']),
    '',
    isMessage ? bytes.toString('utf8') : bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
  ];
}
