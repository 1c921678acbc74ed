import { KEY_BYTES } from './key-vault.js';

/** A key with its id. */
export interface NewKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** A line for each key, in ASCII: positions in the text are those of the file's bytes. */
export function keyText(keys: readonly NewKey[]): string {
  return keys
    .map(({ id, key }) => `${JSON.stringify({ keyId: id, key: Buffer.from(key).toString('base64') })}\n`)
    .join('');
}

/** The key of this id; `undefined` when no intact line has it. */
export function parseKey(text: string, id: string): Uint8Array | undefined {
  return linesOf(text).find((line) => line.found?.id === id)?.found?.key;
}

/** Ids of all intact keys in the text. */
export function idsIn(text: string): readonly string[] {
  return linesOf(text).flatMap(({ found }) => (found === undefined ? [] : [found.id]));
}

/** Where the key of this id is, `[from, to]` in bytes; without an intact one all that is no intact key of another id. */
export function placesOf(text: string, id: string): readonly (readonly [number, number])[] {
  const lines = linesOf(text);
  const own = lines.filter(({ found }) => found?.id === id);
  const gone = own.length > 0 ? own : lines.filter(({ found }) => found === undefined);
  return gone.map(({ from, to }) => [from, to]);
}

interface Line {
  readonly from: number;
  /** Behind its line end. */
  readonly to: number;
  readonly found: NewKey | undefined;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end + 1;
    lines.push({ from, to, found: keyIn(text.slice(from, to)) });
    from = to;
  }
  return lines;
}

/** A destroyed key before it has left zeros. */
function keyIn(line: string): NewKey | undefined {
  const parsed = parseJson(line.replaceAll('\0', ''));
  if (typeof parsed !== 'object' || parsed === null || !('keyId' in parsed) || !('key' in parsed)) return undefined;
  if (typeof parsed.keyId !== 'string' || typeof parsed.key !== 'string') return undefined;
  const key = Buffer.from(parsed.key, 'base64');
  return key.length === KEY_BYTES ? { id: parsed.keyId, key } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
