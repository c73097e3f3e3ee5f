import { TiffError, type TiffPage, type TiffPart } from './tiff-pages.ts';

/**
 * One page of a TIFF as a PDF whose points are its pixels: TIFF and PDF share their compressions (CCITT, LZW, JPEG, Deflate, PackBits),
 * so that the decoder of PDFs, bounded and kept by others, decodes both. Throws `TiffError`.
 */
export function tiffPagePdf(page: TiffPage): Uint8Array {
  const images = page.parts.map((part) => imageOf(page, part));
  const blend = blendOf(page);
  const drawing = page.parts
    .map(({ x, y, width, height }, i) => `q ${width} 0 0 ${height} ${x} ${page.height - y - height} cm /P${i} Do Q`)
    .join('\n');
  const names = images.map((_, i) => `/P${i} ${i + 5} 0 R`).join(' ');
  return pdfOf([
    bytesOf('<</Type/Catalog/Pages 2 0 R>>'),
    bytesOf('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    bytesOf(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${page.width} ${page.height}]/Contents 4 0 R/Resources<</XObject<<${names}>>>>>>`,
    ),
    stream('', bytesOf(drawing)),
    ...images,
    ...(blend ? [stream(blend.entries, bytesOf(blend.program))] : []),
  ]);
}

/** Codes of tag 259. */
const COMPRESSION = { none: 1, huffman: 2, group3: 3, group4: 4, lzw: 5, jpeg: 7, deflate: 8, packBits: 32773 };
const OLD_DEFLATE = 32946;

function imageOf(page: TiffPage, part: TiffPart): Uint8Array {
  const { compression, bits } = page;
  if (![1, 2, 4, 8].includes(bits)) throw new TiffError('unsupported');
  const { filter, parameters = '' } = filterOf(page, part);
  const coding = filter ? `/Filter/${filter}/DecodeParms<<${parameters}>>` : '';
  const entries = `/Type/XObject/Subtype/Image/Width ${part.width}/Height ${part.height}/BitsPerComponent ${bits}${coloursOf(page)}${coding}`;
  return stream(entries, dataOf(page, part.data, compression));
}

function filterOf(page: TiffPage, { width, height, data }: TiffPart): { filter?: string; parameters?: string } {
  const predicted =
    page.predictor === 2 ? `/Predictor 2/Colors ${page.samples}/BitsPerComponent ${page.bits}/Columns ${width}` : '';
  if (page.predictor > 2) throw new TiffError('unsupported');
  const isInverted = page.photometric === 1 ? '/BlackIs1 true' : '';
  const fax = `/Columns ${width}/Rows ${height}${isInverted}`;
  switch (page.compression) {
    case COMPRESSION.none:
      return {};
    case COMPRESSION.huffman:
      return { filter: 'CCITTFaxDecode', parameters: `/K 0${fax}/EncodedByteAlign true/EndOfBlock false` };
    case COMPRESSION.group3:
      // Lines end with a mark; the bits that may fill the byte before it are zeros, and are passed over with it.
      return { filter: 'CCITTFaxDecode', parameters: `/K ${page.t4Options & 1}${fax}/EndOfBlock false` };
    case COMPRESSION.group4:
      return { filter: 'CCITTFaxDecode', parameters: `/K -1${fax}` };
    case COMPRESSION.lzw:
      // The codes of before TIFF 6, in the other order of bits.
      if (data[0] === 0 && ((data[1] ?? 0) & 1) === 1) throw new TiffError('unsupported');
      return { filter: 'LZWDecode', parameters: predicted };
    case COMPRESSION.jpeg:
      return { filter: 'DCTDecode', parameters: page.photometric === 2 ? '/ColorTransform 0' : '' };
    case COMPRESSION.deflate:
    case OLD_DEFLATE:
      return { filter: 'FlateDecode', parameters: predicted };
    case COMPRESSION.packBits:
      return { filter: 'RunLengthDecode' };
    default:
      throw new TiffError('unsupported');
  }
}

/** Codes of tag 262: white is nothing, black is nothing, RGB, a palette, CMYK, and YCbCr, that only JPEG carries. */
function coloursOf(page: TiffPage): string {
  const { photometric, samples, bits, palette, compression } = page;
  const isFax = compression >= COMPRESSION.huffman && compression <= COMPRESSION.group4;
  if (isFax && (samples !== 1 || bits !== 1)) throw new TiffError('damaged');
  if (photometric < 2 && samples === 1) {
    const isInverted = photometric === 0 && !isFax && compression !== COMPRESSION.jpeg;
    return `/ColorSpace/DeviceGray${isInverted ? '/Decode[1 0]' : ''}`;
  }
  if (photometric === 3 && samples === 1 && palette && palette.length >= 3 * 2 ** bits) {
    const colours = Array.from({ length: 2 ** bits }, (_, i) =>
      [0, 1, 2].map((channel) => hex((palette[channel * 2 ** bits + i] ?? 0) >> 8)).join(''),
    );
    return `/ColorSpace[/Indexed/DeviceRGB ${2 ** bits - 1}<${colours.join('')}>]`;
  }
  const isColour = photometric === 2 || (photometric === 6 && compression === COMPRESSION.jpeg);
  if (isColour && samples === 3) return '/ColorSpace/DeviceRGB';
  if (blendOf(page) && compression !== COMPRESSION.jpeg) {
    const names = Array.from({ length: samples }, (_, i) => `/C${i}`).join('');
    const base = photometric === 2 ? '/DeviceRGB' : '/DeviceGray';
    return `/ColorSpace[/DeviceN[${names}]${base} ${page.parts.length + 5} 0 R]`;
  }
  if (photometric === 5 && samples === 4) return '/ColorSpace/DeviceCMYK';
  throw new TiffError('unsupported');
}

/** Colours with one sample more, that says how much of them is seen: what is not seen is the white of the paper. */
function blendOf({ photometric, samples, extra }: TiffPage): { entries: string; program: string } | undefined {
  const colours = photometric === 2 ? 3 : photometric === 1 ? 1 : 0;
  if (colours === 0 || samples !== colours + 1) return undefined;
  const range = (count: number) => Array.from({ length: count }, () => '0 1').join(' ');
  const onPaper =
    colours === 1 ? '1 exch sub add' : '1 exch sub dup 5 1 roll add 4 1 roll 2 index add 4 1 roll add 3 1 roll';
  const program = extra === 0 ? '{pop}' : `{${onPaper}}`;
  return { entries: `/FunctionType 4/Domain[${range(samples)}]/Range[${range(colours)}]`, program };
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0');

function dataOf({ fillOrder, jpegTables, bits }: TiffPage, data: Uint8Array, compression: number): Uint8Array {
  if (compression === COMPRESSION.jpeg) return jpegTables ? withTables(data, jpegTables) : data;
  const isReversed = fillOrder === 2 && bits === 1 && compression <= COMPRESSION.group4;
  return isReversed ? data.map((byte) => REVERSED[byte] ?? 0) : data;
}

/** Each byte with its bits in the other order. */
const REVERSED = Uint8Array.from({ length: 256 }, (_, byte) =>
  Array.from({ length: 8 }, (_, bit) => ((byte >> bit) & 1) << (7 - bit)).reduce((sum, bit) => sum | bit, 0),
);

/** The tables that the parts of a page share, put back at the head of one of them: both begin with a mark, the tables end with one. */
function withTables(data: Uint8Array, tables: Uint8Array): Uint8Array {
  const isWhole = tables.length > 4 && tables[0] === 0xff && data[0] === 0xff && data[1] === 0xd8;
  if (!isWhole) throw new TiffError('damaged');
  return Buffer.concat([tables.subarray(0, tables.length - 2), data.subarray(2)]);
}

const bytesOf = (text: string) => Buffer.from(text, 'latin1');

function stream(entries: string, data: Uint8Array): Uint8Array {
  return Buffer.concat([bytesOf(`<<${entries}/Length ${data.length}>>\nstream\n`), data, bytesOf('\nendstream')]);
}

/** A PDF of the objects 1, 2, 3…, the first its catalog. */
function pdfOf(objects: readonly Uint8Array[]): Uint8Array {
  const chunks: Uint8Array[] = [bytesOf('%PDF-1.7\n')];
  let length = chunks[0]?.length ?? 0;
  const offsets: number[] = [];
  for (const [i, object] of objects.entries()) {
    const whole = Buffer.concat([bytesOf(`${i + 1} 0 obj\n`), object, bytesOf('\nendobj\n')]);
    offsets.push(length);
    chunks.push(whole);
    length += whole.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  chunks.push(
    bytesOf(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(chunks);
}
