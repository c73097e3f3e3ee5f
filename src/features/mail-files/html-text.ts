/** Elements whose content nobody reads. */
const UNREAD = /<(script|style|head|title|template|noscript|object|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const TAG = /<(\/?)([a-z!?][a-z0-9]*)[^>]*(?:>|$)/gi;
const LINES = new Set('br hr p div tr li h1 h2 h3 h4 h5 h6 blockquote table ul ol pre'.split(' '));

const NAMED: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', euro: '€', deg: '°', sect: '§' },
  ...{ eacute: 'é', egrave: 'è', ecirc: 'ê', agrave: 'à', acirc: 'â', ccedil: 'ç', ugrave: 'ù', ucirc: 'û' },
  ...{ ocirc: 'ô', icirc: 'î', iuml: 'ï', euml: 'ë', oelig: 'œ', aelig: 'æ', Eacute: 'É', Agrave: 'À', Ccedil: 'Ç' },
  ...{ rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', ndash: '–', mdash: '—', hellip: '…' },
};

/**
 * What a person reads in an HTML message, as plain text: lines and list marks kept, markup, scripts and styles gone. It is shown as
 * text, never as HTML, so an element that this does not know costs legibility and nothing else.
 */
export function htmlText(html: string): string {
  return html
    .replace(COMMENT, '')
    .replace(UNREAD, '')
    .replace(/\s+/g, ' ')
    .replace(TAG, (_, closes: string, name: string) => markOf(name.toLowerCase(), closes !== ''))
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => characterOf(name) ?? whole)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What a tag leaves in the text. One pattern reads every tag, closed or not, so that no message makes it read twice. */
function markOf(name: string, isClosing: boolean): string {
  if (name === 'li') return isClosing ? '' : '\n- ';
  if (name === 'td' || name === 'th') return isClosing ? ' ' : '';
  const isVoid = name === 'br' || name === 'hr';
  return LINES.has(name) && (isClosing || isVoid) ? '\n' : '';
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name] ?? NAMED[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
