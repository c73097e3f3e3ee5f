/** Why a part is not kept: nobody can read it without opening something that may harm, or without its sender's own program. */
export type PartDanger = 'archive' | 'program' | 'sealed';

const ARCHIVES = /\.(zip|rar|7z|gz|tgz|tar|bz2|xz|cab|ace|arj|jar|iso|img)$/i;
const PROGRAMS = /\.(exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|mjs|wsf|hta|msi|msp|cpl|dll|lnk|reg|apk|app|dmg)$/i;
/** The first file of an Office or OpenDocument file, which is a ZIP too. */
const OFFICE = /^(\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/|customXml\/|mimetype)/;

/** What a part of a message is, beyond what its sender calls it: by its name, its declared type and its first bytes. */
export function partDanger(name: string, contentType: string, bytes: Uint8Array): PartDanger | undefined {
  if (/^application\/(ms-tnef|vnd\.ms-tnef|(x-)?pkcs7-mime|pgp-encrypted)$/.test(contentType)) return 'sealed';
  const head = Buffer.from(bytes.subarray(0, 80)).toString('latin1');
  const startsWith = (...marks: string[]) => marks.some((mark) => head.startsWith(mark));
  if (PROGRAMS.test(name) || startsWith('MZ', '\x7fELF', '#!')) return 'program';
  if (startsWith('PK\x03\x04')) return OFFICE.test(head.slice(30)) ? undefined : 'archive';
  return ARCHIVES.test(name) || startsWith('Rar!', '7z\xbc\xaf', '\x1f\x8b', 'PK\x05\x06') ? 'archive' : undefined;
}
