import type { FastifyRequest } from 'fastify';
import { PROOF_LIMIT_MB, type UploadedFile } from './answers/proof-file.ts';
import type { Fields } from './answers/read-answers.ts';

export type ReadForm = { fields: Fields; file?: UploadedFile };

/** The fields of a form, and its file when it has one; a file that is too large is read up to the limit and marked so. */
export async function readForm(request: FastifyRequest): Promise<ReadForm> {
  if (!request.isMultipart()) return { fields: textsOf(Object.entries(request.body ?? {})) };
  const texts: [string, unknown][] = [];
  let file: UploadedFile | undefined;
  const limits = { fileSize: PROOF_LIMIT_MB * 1024 * 1024, files: 1, fields: 12, fieldSize: 65_536 };
  // Named apart: the option is read, though its type leaves it out.
  const options = { limits, throwFileSizeLimit: false };
  for await (const part of request.parts(options)) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      if (bytes.length > 0 || part.filename) file = { bytes, name: part.filename ?? '', isCut: part.file.truncated };
    } else texts.push([part.fieldname, part.value]);
  }
  return { fields: textsOf(texts), ...(file ? { file } : {}) };
}

function textsOf(entries: [string, unknown][]): Fields {
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
