import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { printable } from '../../correspondence/templates/french-format.ts';

/** A file as a form brought it. `isCut`: it was larger than what is read. */
export type UploadedFile = { bytes: Uint8Array; name: string; isCut: boolean };
export type ProofFile = { bytes: Uint8Array; name: string; contentType: string };
export type ProofRefusal = { kind: 'file-too-large'; limitMb: number } | { kind: 'file-not-readable' };

export const PROOF_LIMIT_MB = 10;

const SIGNATURES = [
  { contentType: 'application/pdf', extension: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { contentType: 'image/png', extension: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { contentType: 'image/jpeg', extension: 'jpg', bytes: [0xff, 0xd8, 0xff] },
] as const;

/** A PDF or a picture, by its first bytes and never by its name; its name made harmless. */
export function checkProof(file: UploadedFile): Result<ProofFile, ProofRefusal> {
  if (file.isCut) return refuse({ kind: 'file-too-large', limitMb: PROOF_LIMIT_MB });
  const kind = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => file.bytes[index] === byte));
  if (!kind) return refuse({ kind: 'file-not-readable' });
  const stem = printable(file.name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, ''))
    .replace(/[<>:"|?*]/g, '')
    .slice(0, 80);
  return ok({ bytes: file.bytes, name: `${stem || 'document'}.${kind.extension}`, contentType: kind.contentType });
}
