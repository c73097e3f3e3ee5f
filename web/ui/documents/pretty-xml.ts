/** One element a line, indented, without changing a character of what is written. Meant to be read, never parsed again. */
export function prettyXml(source: string): string {
  const tokens = source.replace(/^\uFEFF/, '').match(/<[^>]+>|[^<]+/g) ?? [];
  const lines: string[] = [];
  let depth = 0;
  let isAfterOpening = false;
  for (const token of tokens) {
    const text = token.trim();
    if (text === '') continue;
    const last = lines.length - 1;
    if (!text.startsWith('<')) {
      if (isAfterOpening) lines[last] += text;
      else lines.push(`${'  '.repeat(depth)}${text}`);
      continue;
    }
    if (text.startsWith('</')) {
      depth = Math.max(0, depth - 1);
      // A leaf closes on its own line: <ram:ID>F-1</ram:ID>.
      if (isAfterOpening) lines[last] += text;
      else lines.push(`${'  '.repeat(depth)}${text}`);
      isAfterOpening = false;
      continue;
    }
    lines.push(`${'  '.repeat(depth)}${text}`);
    const opens = !text.endsWith('/>') && !text.startsWith('<?') && !text.startsWith('<!');
    if (opens) depth += 1;
    isAfterOpening = opens;
  }
  return lines.join('\n');
}
