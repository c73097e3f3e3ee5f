import classes from './documents.module.css';

/** A message's HTML exactly as it was sent, alone in a frame that runs no script, sends no form and knows nothing of us. */
export function HtmlFrame({ html, title }: { html: string; title: string }) {
  return <iframe className={classes.frame} title={title} sandbox="" srcDoc={html} referrerPolicy="no-referrer" />;
}
