import { Marked, type Token, type Tokens } from 'marked';

/** What a message says, once its template is filled in: one source for the email, its text part and the letter. */
export type Run = { text: string; strong?: true; em?: true; href?: string };
export type Block =
  | { kind: 'paragraph'; runs: Run[]; small: boolean }
  | { kind: 'heading'; level: 1 | 2; text: string; small: boolean }
  | { kind: 'list'; ordered: boolean; items: Run[][]; small: boolean }
  | { kind: 'table'; align: ('left' | 'right')[]; head: string[]; rows: Cell[][] }
  | { kind: 'quote'; runs: Run[] }
  | { kind: 'action'; label: string; href: string }
  /** Where the layout puts what it draws itself: payment details, signature, start of the annex. */
  | { kind: 'slot'; name: SlotName };
export type Cell = { text: string; strong: boolean };

/** 'account' is the payment details without an amount, where the text leaves it to the reader. */
export const slotNames = ['payment', 'account', 'signature', 'annex'] as const;
export type SlotName = (typeof slotNames)[number];

const marked = new Marked({ gfm: true });

/**
 * Reads Markdown into blocks. Raw HTML is text, images are their caption, and only http(s), mailto and tel links stay links.
 * A paragraph that is one link is an action; ```` ```payment ```` is a slot; what follows `---` is small print.
 */
export function readBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let small = false;
  for (const token of marked.lexer(markdown) as Tokens.Generic[]) {
    switch (token.type) {
      case 'hr':
        small = true;
        break;
      case 'heading':
        blocks.push({
          kind: 'heading',
          level: token.depth === 1 ? 1 : 2,
          text: plain(runsOf(token.tokens)),
          small,
        });
        break;
      case 'paragraph':
      case 'text':
        blocks.push(paragraph(runsOf(token.tokens ?? [token as Token]), small));
        break;
      case 'blockquote':
        blocks.push({
          kind: 'quote',
          runs: (token.tokens ?? []).flatMap((inner) => runsOf((inner as Tokens.Generic).tokens ?? [inner])),
        });
        break;
      case 'list':
        blocks.push({
          kind: 'list',
          ordered: Boolean(token.ordered),
          items: (token as Tokens.List).items.map((item) =>
            item.tokens.flatMap((inner) => runsOf((inner as Tokens.Generic).tokens ?? [inner])),
          ),
          small,
        });
        break;
      case 'table':
        blocks.push(table(token as Tokens.Table));
        break;
      case 'code': {
        const name = slotNames.find((slot) => slot === token.lang);
        if (name === 'annex') small = false;
        blocks.push(name ? { kind: 'slot', name } : paragraph([{ text: String(token.text) }], small));
        break;
      }
      case 'html':
        blocks.push(paragraph([{ text: String(token.text).trim() }], small));
        break;
    }
  }
  return blocks;
}

function paragraph(runs: Run[], small: boolean): Block {
  const [only, ...others] = runs;
  if (only?.href && others.length === 0) return { kind: 'action', label: only.text, href: only.href };
  return { kind: 'paragraph', runs, small };
}

function table(token: Tokens.Table): Block {
  const cell = (source: Tokens.TableCell): Cell => {
    const runs = runsOf(source.tokens);
    return { text: plain(runs), strong: runs.some((run) => run.strong) };
  };
  return {
    kind: 'table',
    align: token.align.map((align) => (align === 'right' ? 'right' : 'left')),
    head: token.header.map((header) => cell(header).text),
    rows: token.rows.map((row) => row.map(cell)),
  };
}

const safeHref = /^(?:https?:\/\/|mailto:|tel:)/i;

function runsOf(tokens: Token[] | undefined, style: Omit<Run, 'text'> = {}): Run[] {
  const runs: Run[] = [];
  const push = (text: string, extra: Omit<Run, 'text'> = {}) => {
    const last = runs.at(-1);
    const run: Run = { text, ...style, ...extra };
    if (last && last.strong === run.strong && last.em === run.em && last.href === run.href) last.text += text;
    else runs.push(run);
  };
  for (const token of (tokens ?? []) as Tokens.Generic[]) {
    switch (token.type) {
      case 'strong':
        for (const run of runsOf(token.tokens, { ...style, strong: true })) push(run.text, run);
        break;
      case 'em':
        for (const run of runsOf(token.tokens, { ...style, em: true })) push(run.text, run);
        break;
      case 'link': {
        const label = plain(runsOf(token.tokens));
        if (safeHref.test(String(token.href))) push(label, { href: String(token.href) });
        else push(label);
        break;
      }
      case 'br':
        push('\n');
        break;
      case 'text':
      case 'del':
        if (token.tokens) for (const run of runsOf(token.tokens, style)) push(run.text, run);
        else push(String(token.text).replace(/\n/g, ' '));
        break;
      case 'html':
      case 'image':
      case 'escape':
      case 'codespan':
        push(String(token.text));
        break;
    }
  }
  return runs;
}

export function plain(runs: Run[]): string {
  return runs.map((run) => run.text).join('');
}
