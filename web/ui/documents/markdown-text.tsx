import { lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import classes from './documents.module.css';

/** Markdown of ours (a call script) as elements: headings, lists, emphasis. HTML in it is shown as text, never run. */
export function MarkdownText({ text }: { text: string }) {
  return <div className={classes.prose}>{blocks(lexer(text))}</div>;
}

/** Tokens with a key that is their own: where they start in the text. */
function placed(tokens: readonly Token[]): { at: number; token: Token }[] {
  let at = 0;
  return tokens.map((token) => {
    const start = at;
    at += token.raw.length;
    return { at: start, token };
  });
}

function blocks(tokens: readonly Token[]): ReactNode {
  return placed(tokens).map(({ at, token }) => <Fragment key={at}>{block(token)}</Fragment>);
}

function block(token: Token): ReactNode {
  switch (token.type) {
    case 'heading':
      return <h3>{inline((token as Tokens.Heading).tokens)}</h3>;
    case 'list':
      return (
        <ul>
          {(token as Tokens.List).items.map((item) => (
            <li key={item.raw}>{blocks(item.tokens)}</li>
          ))}
        </ul>
      );
    case 'paragraph':
      return <p>{inline((token as Tokens.Paragraph).tokens)}</p>;
    case 'text':
      return inline((token as Tokens.Text).tokens ?? [token]);
    case 'space':
      return null;
    default:
      return <p>{token.raw}</p>;
  }
}

function inline(tokens: readonly Token[]): ReactNode {
  return placed(tokens).map(({ at, token }) => {
    if (token.type === 'strong') return <strong key={at}>{inline((token as Tokens.Strong).tokens)}</strong>;
    if (token.type === 'em') return <em key={at}>{inline((token as Tokens.Em).tokens)}</em>;
    return <Fragment key={at}>{unescaped(token)}</Fragment>;
  });
}

/** The lexer leaves `text` as it was written, except for what a backslash protected. */
function unescaped(token: Token): string {
  return token.type === 'escape' || token.type === 'text' ? (token as Tokens.Text).text : token.raw;
}
