import { parseEmailAddress } from '../../kernel/email.ts';
import { parsePhoneNumber } from '../../kernel/phone.ts';
import { parseSiren, parseSiret, parseTvaNumber, sirenOfSiret, sirenOfTvaNumber } from '../../kernel/siren.ts';
import { type Cell, type LineRemark, type ListedDebtor, remark } from './list.ts';
import { type Cells, textOf } from './row-facts.ts';

/** Who owes, as a row says it; identifiers that are wrong or disagree are faults, contact details that are wrong are left out and told. */
export function readDebtor(
  cell: Cells,
  heading: string,
): { debtor: ListedDebtor; faults: LineRemark[]; notices: LineRemark[] } {
  const faults: LineRemark[] = [];
  const notices: LineRemark[] = [];
  const code = textOf(cell('debtorCode'));
  let name = textOf(cell('debtorName')).replace(/^"+|"+$/g, '');
  if (name === '' && heading !== '') {
    name = heading;
    notices.push(remark('debtorName', 'debtor-from-heading', heading));
  }
  if (name === '') faults.push(remark('debtorName', 'missing'));
  const debtor: ListedDebtor = { name: name.slice(0, 200), addressLines: [] };
  if (code !== '') debtor.code = code.slice(0, 60);
  for (const field of ['siret', 'siren', 'vat'] as const) {
    const wrong = identify(debtor, cell(field));
    if (wrong) faults.push(remark(field, wrong, cell(field)));
  }
  if (debtor.siret && !debtor.siren) debtor.siren = sirenOfSiret(debtor.siret);
  const fromVat = debtor.vat && sirenOfTvaNumber(debtor.vat);
  const disagree =
    (debtor.siret && debtor.siren !== sirenOfSiret(debtor.siret)) ||
    (fromVat && debtor.siren && fromVat !== debtor.siren);
  if (disagree)
    faults.push(
      remark('siren', 'identifiers-disagree', [debtor.siren, debtor.siret, debtor.vat].filter(Boolean).join(', ')),
    );
  if (fromVat && !debtor.siren) debtor.siren = fromVat;
  readContact(debtor, cell, notices);
  return { debtor, faults, notices };
}

/** Takes a SIREN, a SIRET or a VAT number from whichever of their columns; answers the fault when it is none. */
function identify(debtor: ListedDebtor, cell: Cell): string | undefined {
  let text = textOf(cell)
    .toUpperCase()
    .replace(/[\s.\-_]/g, '');
  if (typeof cell === 'number') text = text.padStart(text.length > 9 ? 14 : 9, '0');
  if (text === '' || /^(?:0+|NC|NA|N\/A|NEANT|AUCUN|NONCOMMUNIQUE|XXX+)$/.test(text)) return undefined;
  if (/^\d{14}$/.test(text)) {
    const siret = parseSiret(text);
    if (siret.refused) return 'not-a-siret';
    debtor.siret = siret.value;
    return undefined;
  }
  if (/^[A-Z]{2}/.test(text)) {
    const vat = parseTvaNumber(text);
    if (vat.refused) return 'not-a-vat-number';
    debtor.vat = vat.value;
    return undefined;
  }
  const siren = parseSiren(text);
  if (siren.refused) return 'not-a-siren';
  debtor.siren = siren.value;
  return undefined;
}

function readContact(debtor: ListedDebtor, cell: Cells, notices: LineRemark[]): void {
  const email = textOf(cell('email')).split(/[;, ]+/)[0] ?? '';
  if (email !== '') {
    const parsed = parseEmailAddress(email);
    if (parsed.refused) notices.push(remark('email', 'email-left-out', email));
    else debtor.email = parsed.value;
  }
  const phone = cell('phone');
  const phoneText = typeof phone === 'number' ? String(phone).padStart(10, '0') : textOf(phone);
  if (phoneText !== '') {
    const parsed = parsePhoneNumber(phoneText);
    if (parsed.refused) notices.push(remark('phone', 'phone-left-out', phoneText));
    else debtor.phone = parsed.value;
  }
  const contact = textOf(cell('contact'));
  if (contact !== '') debtor.contact = contact.slice(0, 120);
  debtor.addressLines = [cell('address'), cell('addressMore')]
    .flatMap((one) => (typeof one === 'number' ? [String(one)] : one.split(/[\r\n]+/)))
    .map((one) => textOf(one).slice(0, 60))
    .filter(Boolean)
    .slice(0, 6);
  const postcode = textOf(cell('postcode'));
  if (postcode !== '') debtor.postcode = (/^\d{4}$/.test(postcode) ? `0${postcode}` : postcode).slice(0, 10);
  const city = textOf(cell('city'));
  if (city !== '') debtor.city = city.slice(0, 80);
  const country = textOf(cell('country')).toUpperCase();
  if (/^[A-Z]{2}$/.test(country)) debtor.country = country;
}
