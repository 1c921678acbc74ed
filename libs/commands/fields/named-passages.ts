import type { Evidence } from '#event-sourcing';

/** A passage from which a fact is inferred, the path of its field, and the document in which it must stand. */
export interface NamedPassage {
  readonly field: string;
  readonly passage: string;
  /** `undefined`: the command rests on no document. */
  readonly sha256: string | undefined;
}

/** Every passage that a checked body quotes: of its evidence, of deviations, and of parts that rest on its evidence. */
export function namedPassages(body: { readonly evidence?: Evidence }): readonly NamedPassage[] {
  return passagesIn(body, '', body.evidence?.kind === 'document' ? body.evidence.sha256 : undefined);
}

function passagesIn(value: unknown, path: string, around: string | undefined): readonly NamedPassage[] {
  if (typeof value !== 'object' || value === null) return [];
  const sha256 = 'sha256' in value && typeof value.sha256 === 'string' ? value.sha256 : around;
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    const field = path === '' ? name : `${path}.${name}`;
    if (name === 'inferredFrom' && typeof part === 'string') return [{ field, passage: part, sha256 }];
    return passagesIn(part, field, sha256);
  });
}

/** Whether the passage stands in the document, whatever its blanks and line ends are. What is no text in UTF-8 is not read. */
export function standsIn(document: Uint8Array, passage: string): boolean {
  const text = textOf(document);
  return text === undefined || plainWords(text).includes(plainWords(passage));
}

function textOf(document: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(document);
  } catch {
    return undefined; // a fatal decoder has no other way to say that the bytes are no UTF-8
  }
}

function plainWords(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
