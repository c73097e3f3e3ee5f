import type { Block, Run } from './blocks.ts';

export type PaymentDetails = {
  holder: string;
  iban: string;
  bic?: string;
  reference: string;
  amount?: string | undefined;
};

/** The same blocks as text, for the text part of an email, the outbox and searches. */
export function plainText(blocks: Block[], slots: { payment?: PaymentDetails; signature: string[] }): string {
  const parts: string[] = [];
  let small = false;
  for (const block of blocks) {
    const isSmall = 'small' in block && block.small;
    if (isSmall && !small) parts.push('--');
    small = isSmall;
    const text = blockText(block, slots);
    if (text) parts.push(text);
  }
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block, slots: { payment?: PaymentDetails; signature: string[] }): string {
  switch (block.kind) {
    case 'paragraph':
      return runsText(block.runs);
    case 'heading':
      return block.level === 1 ? block.text.toLocaleUpperCase('fr') : block.text;
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${runsText(item)}`).join('\n');
    case 'table':
      return tableText(block);
    case 'quote':
      return `> ${runsText(block.runs)}`;
    case 'action':
      return `${block.label}\u202f: ${block.href}`;
    case 'slot':
      if (block.name === 'payment' && slots.payment) return paymentText(slots.payment);
      if (block.name === 'account' && slots.payment) return paymentText({ ...slots.payment, amount: undefined });
      if (block.name === 'signature') return slots.signature.join('\n');
      return block.name === 'annex' ? '----------' : '';
  }
}

function runsText(runs: Run[]): string {
  return runs
    .map((run) =>
      run.href && !run.href.endsWith(run.text.replaceAll('\u00a0', '')) ? `${run.text} (${run.href})` : run.text,
    )
    .join('');
}

/** One line a row: « F-2026-118 | échéance 09/10/2026 | 4 560,00 € », so that any reader can read it aloud. */
function tableText(table: Extract<Block, { kind: 'table' }>): string {
  const labelled = table.head.some((head) => head !== '');
  return table.rows
    .map((row) => {
      const cells = row
        .map(({ text }, column) => {
          const head = table.head[column];
          return text === '' ? '' : labelled && head && column > 0 ? `${head} ${text}` : text;
        })
        .filter((text) => text !== '');
      return `- ${cells.join(labelled ? ' | ' : '\u202f: ')}`;
    })
    .join('\n');
}

function paymentText(payment: PaymentDetails): string {
  return [
    `Virement à l’ordre de\u202f: ${payment.holder}`,
    `IBAN\u202f: ${payment.iban}`,
    ...(payment.bic ? [`BIC\u202f: ${payment.bic}`] : []),
    `Référence à indiquer\u202f: ${payment.reference}`,
    ...(payment.amount ? [`Montant\u202f: ${payment.amount}`] : []),
  ].join('\n');
}
