/**
 * The stable error code of a refusal, which a boundary event can catch: the words of its reason with hyphens. The reason is a
 * stable English phrase, so that `bell rings already` is `bell-rings-already`.
 */
export function errorCodeOf(reason: string): string {
  return reason
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}

/** Field errors of a command's body have no reason of their own. */
export const INVALID_INPUT = 'input is not valid';
/** A change whose events are larger than the store takes. */
export const TOO_LARGE = 'change is too large';

/** Refusals that every command may get. */
export const GENERAL_REASONS: readonly string[] = [INVALID_INPUT, TOO_LARGE];
