import { refuseExtract } from './minutes-extract.js';
import type { ExtractRefusal } from './minutes-extract.js';

export const MAX_EXTRACT_BYTES = 1024 * 1024;

/** Windows-1252 for 0x80–0x9F; runtimes disagree about these in their own decoder. U+FFFD: not assigned. */
const WINDOWS_1252 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';

/** UTF-8 umlauts, ß, typographic quotes and dashes, read byte by byte. No German text has these characters together. */
const UTF8_READ_BYTEWISE = /\u00C3[\u0080-\u00BF]|\u00E2\u0080[\u0090-\u00BF]/u;

// eslint-disable-next-line no-control-regex -- control characters are what tells binary data from text
const BINARY = /[\u0000-\u0008\u000E-\u001B\u007F\uFFFD]/u;

/** Sorting the marks on one letter takes the square of their number; no script needs as many as these (UAX 15, section 4). */
const TOO_MANY_MARKS = /\p{M}{31}/u;

/** UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252 (ISO-8859-1 is a part of it). */
export function decodeExtract(bytes: Uint8Array): string | ExtractRefusal {
  if (bytes.length > MAX_EXTRACT_BYTES) {
    return refuseExtract(
      'text is too large',
      `An extract has at most ${MAX_EXTRACT_BYTES} bytes, this one has ${bytes.length}.`,
    );
  }
  const text = decodeAny(bytes);
  if (typeof text !== 'string') return text;
  if (BINARY.test(text) || TOO_MANY_MARKS.test(text)) {
    return refuseExtract('not a text file', 'The file holds control characters or bytes that no text has.');
  }
  if (text.trim() === '') return refuseExtract('text is empty', 'The file holds no text.');
  return text;
}

function decodeAny(bytes: Uint8Array): string | ExtractRefusal {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes) ?? malformed('UTF-16');
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16le', swapPairs(bytes)) ?? malformed('UTF-16');
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  const text = decodeAs('utf-8', bytes);
  if (text !== undefined) return text;
  return marked ? malformed('UTF-8') : decodeWindows1252(bytes);
}

function decodeAs(encoding: 'utf-8' | 'utf-16le', bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // a fatal decoder has no other way to say that the bytes are malformed
  }
}

/** Big-endian to little-endian, since not every build of the runtime decodes UTF-16BE. */
function swapPairs(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => bytes[index ^ 1] ?? byte);
}

function decodeWindows1252(bytes: Uint8Array): string | ExtractRefusal {
  const bytewise = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (UTF8_READ_BYTEWISE.test(bytewise)) return malformed('UTF-8');
  return bytewise.replace(/[\u0080-\u009F]/gu, (byte) => WINDOWS_1252.charAt(byte.charCodeAt(0) - 0x80));
}

function malformed(encoding: string): ExtractRefusal {
  return refuseExtract(
    'encoding is not recognised',
    `The file looks like ${encoding} but has bytes that are not; UTF-8, UTF-16 with a mark and ISO-8859-1 are read.`,
  );
}
