import { createHash } from 'node:crypto';

/**
 * Keys are positive 64-bit integers, as Camunda's interface has them. An instance's key is 46 bits of a hash of its id and
 * 17 zero bits; a part of the instance adds its ordinal. So any server finds the stream of a part from the part's key alone.
 */
export const ORDINAL_BITS = 17n;
/** Parts of one block of keys; the ordinal 0 is the instance itself. */
export const PARTS_PER_BLOCK = 2 ** Number(ORDINAL_BITS) - 1;

const HASH_BITS = 46n;

/** Key of the block for an id. When another id already has it, the next candidate is tried. */
export function blockKey(id: string, candidate = 0): bigint {
  const hash = createHash('sha256').update(`${candidate}:${id}`).digest();
  const bits = hash.readBigUInt64BE(0) >> (64n - HASH_BITS);
  // Zero would be no key: the clients take it for absent.
  return (bits === 0n ? 1n : bits) << ORDINAL_BITS;
}

/**
 * Keys that must be left before an instance is advanced: an event of at most 1 MiB names fewer new parts.
 */
export const KEYS_FOR_ONE_EVENT = 20_000;

/** Whether an instance with this many parts and further blocks needs another block before it goes on. */
export function needsBlock(parts: number, blocks: number): boolean {
  return (blocks + 1) * PARTS_PER_BLOCK - parts < KEYS_FOR_ONE_EVENT;
}

/** The key to try for a further block of an instance, the first one with the number 1. */
export function furtherBlockKey(instance: string, number: number, candidate: number): bigint {
  return blockKey(`block:${instance}:${number}`, candidate);
}

/** The key of a part of an instance: its own block has the first parts, further ones those behind. */
export function keyOfPart(instance: bigint, blocks: readonly string[], part: number): bigint {
  if (part <= PARTS_PER_BLOCK) return partKey(instance, part);
  const number = Math.floor((part - 1) / PARTS_PER_BLOCK);
  const block = blocks[number - 1];
  if (block === undefined) throw new RangeError(`the instance ${instance} has no block for its part ${part}`);
  return partKey(BigInt(block), part - number * PARTS_PER_BLOCK);
}

/** The part of an instance that an ordinal in its block of this number stands for. */
export function partOfBlock(number: number, ordinal: number): number {
  return number * PARTS_PER_BLOCK + ordinal;
}

export function partKey(block: bigint, ordinal: number): bigint {
  if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal > PARTS_PER_BLOCK) {
    throw new RangeError(`a block of keys has the ordinals 0 to ${PARTS_PER_BLOCK}`);
  }
  return block + BigInt(ordinal);
}

/** A key from its text; `undefined` when it is no positive 64-bit integer. */
export function keyOfText(text: string): bigint | undefined {
  if (!/^[1-9]\d{0,18}$/u.test(text)) return undefined;
  const key = BigInt(text);
  return key < 2n ** 63n ? key : undefined;
}

/** The block that a key belongs to, and the ordinal in it; `undefined` when it is no key. */
export function readKey(text: string): { readonly block: bigint; readonly ordinal: number } | undefined {
  const key = keyOfText(text);
  if (key === undefined) return undefined;
  const ordinal = key & (2n ** ORDINAL_BITS - 1n);
  // The first block is never given.
  return key === ordinal ? undefined : { block: key - ordinal, ordinal: Number(ordinal) };
}
