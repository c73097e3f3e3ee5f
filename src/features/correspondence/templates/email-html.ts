import type { Block, Cell, Run } from './blocks.ts';
import type { PaymentDetails } from './plain-text.ts';

export type EmailFrame = {
  subject: string;
  /** Whose letterhead: the creditor, the collector or the platform. */
  senderName: string;
  caseReference: string;
  payment?: PaymentDetails;
  signature: string[];
  footer: string[];
};

const sans = `'Source Sans 3','Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif`;
const serif = `'Source Serif 4',Georgia,'Times New Roman',serif`;
const ink = '#1b2524';
const soft = '#566361';
const line = '#e6e0d4';
const act = '#0b5351';

/** Dark colours and narrow screens need a style sheet; everything else is inline, and nothing is fetched. */
const styleSheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.page{padding:12px 0!important}.card{padding:22px 18px!important;border-left:0!important;border-right:0!important;border-radius:0!important}.cell{padding:6px 6px 6px 0!important;font-size:14px!important}.wide{display:block!important;width:100%!important}.stack td{display:block!important;width:auto!important;padding:0!important}.stack td.value{padding:0 0 8px!important}}
@media (max-width:480px){.many thead{display:none!important}.many tr{display:block!important;padding:8px 0!important;border-bottom:1px solid ${line}!important}.many td{display:flex!important;justify-content:space-between!important;gap:16px!important;border:0!important;padding:2px 0!important;text-align:right!important;white-space:normal!important}.many td:first-child{font-weight:600!important}.many td:empty{display:none!important}.many td[data-head]::before{content:attr(data-head);color:${soft};font-weight:400;text-align:left}}
@media (prefers-color-scheme:dark){.page{background:#141918!important}.card{background:#1b2120!important;border-color:#2c3533!important}.ink{color:#ece8df!important}.soft{color:#a9b3b0!important}.rule{border-color:#2c3533!important}.act{background:#6fb9ae!important;color:#0c1413!important}.link{color:#6fb9ae!important}.box{background:#202827!important;border-color:#2c3533!important}.many tr{border-color:#2c3533!important}.many td[data-head]::before{color:#a9b3b0!important}}
`.replace(/\n/g, '');

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** One email, complete: a single column of at most 600 px that reads the same without its style sheet. */
export function emailHtml(blocks: Block[], frame: EmailFrame): string {
  const body = blocks.map((block) => blockHtml(block, frame)).join('\n');
  const footer = frame.footer.map(escapeHtml).join('<br>');
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no"><title>${escapeHtml(frame.subject)}</title><style>${styleSheet}</style></head>
<body class="page" style="margin:0;padding:28px 12px;background:#faf8f3;-webkit-text-size-adjust:100%">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;margin:0 auto"><tr><td class="card" style="background:#fffefb;border:1px solid ${line};border-radius:8px;padding:32px 36px;font-family:${sans};font-size:16px;line-height:1.55;color:${ink}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="ink rule" style="font-family:${serif};font-size:19px;line-height:1.3;font-weight:600;color:${ink};padding-bottom:16px;border-bottom:1px solid ${line};overflow-wrap:anywhere">${escapeHtml(frame.senderName)}<div class="soft" style="font-family:${sans};font-size:13.5px;font-weight:400;color:${soft};margin-top:2px">Dossier ${escapeHtml(frame.caseReference)}</div></td></tr></table>
<div class="ink" style="color:${ink};padding-top:4px">
${body}
</div>
<p class="soft rule" style="margin:28px 0 0;padding-top:14px;border-top:1px solid ${line};font-size:13px;line-height:1.5;color:${soft};overflow-wrap:anywhere">${footer}</p>
</td></tr></table>
</body></html>
`;
}

function blockHtml(block: Block, frame: EmailFrame): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p ${paragraphStyle(block.small)}>${runsHtml(block.runs)}</p>`;
    case 'heading':
      return `<h2 class="ink" style="margin:24px 0 8px;font-size:16px;font-weight:600;color:${ink}">${escapeHtml(block.text)}</h2>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li style="margin:4px 0">${runsHtml(item)}</li>`).join('');
      return `<${tag} style="margin:16px 0;padding-left:22px">${items}</${tag}>`;
    }
    case 'quote':
      return `<blockquote class="soft rule" style="margin:16px 0;padding:2px 0 2px 16px;border-left:3px solid ${line};color:${soft};overflow-wrap:anywhere">${runsHtml(block.runs)}</blockquote>`;
    case 'action':
      return `<p style="margin:24px 0"><a class="act" href="${escapeHtml(block.href)}" style="display:inline-block;background:${act};color:#ffffff;text-decoration:none;font-weight:600;padding:12px 20px;border-radius:6px">${escapeHtml(block.label)}</a></p>`;
    case 'table':
      return tableHtml(block);
    case 'slot':
      if (block.name === 'payment' && frame.payment) return paymentHtml(frame.payment);
      if (block.name === 'account' && frame.payment) return paymentHtml({ ...frame.payment, amount: undefined });
      return block.name === 'signature'
        ? `<p style="margin:16px 0">${frame.signature.map(escapeHtml).join('<br>')}</p>`
        : '';
  }
}

function paragraphStyle(small: boolean): string {
  return small
    ? `class="soft" style="margin:12px 0;font-size:13px;line-height:1.5;color:${soft};overflow-wrap:anywhere"`
    : 'style="margin:16px 0;overflow-wrap:anywhere"';
}

function runsHtml(runs: Run[]): string {
  return runs
    .map((run) => {
      const text = escapeHtml(run.text).replace(/\n/g, '<br>');
      const strong = run.strong ? `<strong style="font-weight:600">${text}</strong>` : text;
      const styled = run.em ? `<em>${strong}</em>` : strong;
      return run.href
        ? `<a class="link" href="${escapeHtml(run.href)}" style="color:${act};overflow-wrap:anywhere">${styled}</a>`
        : styled;
    })
    .join('');
}

const isDay = /^\d\d\/\d\d\/\d{4}$/;

function tableHtml(table: Extract<Block, { kind: 'table' }>): string {
  const labelled = table.head.some((head) => head !== '');
  const alignOf = (column: number) => table.align[column] ?? 'left';
  const head = labelled
    ? `<thead><tr>${table.head.map((text, column) => `<th class="soft rule cell" align="${alignOf(column)}" style="text-align:${alignOf(column)};font-size:13px;font-weight:500;color:${soft};padding:6px 10px 6px 0;border-bottom:1px solid ${line};vertical-align:bottom">${escapeHtml(text)}</th>`).join('')}</tr></thead>`
    : '';
  const row = (cells: Cell[]) => {
    const isTotal = cells.some((cell) => cell.strong);
    return `<tr>${cells
      .map((cell, column) => {
        const right = alignOf(column) === 'right';
        const label = labelled && column > 0 ? ` data-head="${escapeHtml(table.head[column] ?? '')}"` : '';
        const style = `padding:7px ${right ? '0' : '10px'} 7px ${right ? '10px' : '0'};text-align:${right ? 'right;white-space:nowrap' : isDay.test(cell.text) ? 'left;white-space:nowrap' : 'left;overflow-wrap:anywhere'};font-variant-numeric:tabular-nums lining-nums;${isTotal ? `border-top:1px solid ${line};font-weight:600` : ''}`;
        return `<td class="ink cell${isTotal ? ' rule' : ''}"${label} align="${alignOf(column)}" style="${style}">${escapeHtml(cell.text)}</td>`;
      })
      .join('')}</tr>`;
  };
  return `<table${labelled ? ' class="many"' : ' role="presentation"'} width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;border-collapse:collapse;margin:16px 0;font-size:15px;line-height:1.4">${head}<tbody>${table.rows.map(row).join('')}</tbody></table>`;
}

function paymentHtml(payment: PaymentDetails): string {
  const rows: [string, string][] = [
    ['À l’ordre de', payment.holder],
    ['IBAN', payment.iban],
    ...(payment.bic ? [['BIC', payment.bic] as [string, string]] : []),
    ['Référence à indiquer', payment.reference],
    ...(payment.amount ? [['Montant', payment.amount] as [string, string]] : []),
  ];
  const cells = rows.map(
    ([label, value]) =>
      `<tr><td class="soft" style="color:${soft};font-size:14px;padding:3px 14px 3px 0;vertical-align:top;white-space:nowrap">${label}</td><td class="ink value" style="color:${ink};font-size:15px;padding:3px 0;font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere">${escapeHtml(value)}</td></tr>`,
  );
  return `<table role="presentation" class="box" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:20px 0;background:#faf8f3;border:1px solid ${line};border-radius:6px"><tr><td style="padding:14px 18px"><div class="ink" style="font-weight:600;color:${ink};margin-bottom:6px">Payer par virement</div><table role="presentation" class="stack" cellpadding="0" cellspacing="0" border="0">${cells.join('')}</table></td></tr></table>`;
}
