import { Refused } from '../api/problem.js';
import { DoneInPart, UsageMistake } from './mistakes.js';

/** Help or the version was shown, as was asked for. */
export class Shown extends Error {
  override readonly name = 'Shown';
}

export interface Failure {
  /** The text for the error stream; never a stack trace, and empty after a call of the help. */
  readonly text: string;
  readonly exitCode: 0 | 1 | 2 | 3;
}

const FORBIDDEN = 403;
const UNAUTHENTICATED = 401;

/** The message for an error, and how the program ends. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Shown) return { text: '', exitCode: 0 };
  if (error instanceof DoneInPart) return { text: error.message, exitCode: 3 };
  if (error instanceof UsageMistake) return { text: error.message, exitCode: 2 };
  if (error instanceof Refused) return { text: [error.message, ...hintsOf(error)].join('\n'), exitCode: 1 };
  return { text: messageOf(error), exitCode: 1 };
}

function hintsOf({ problem: { status, needed = [] } }: Refused): readonly string[] {
  if (status === FORBIDDEN) {
    const role = needed[0] ?? '<role>';
    return [
      ...(needed.length === 0 ? [] : [`  needed: the role ${needed.join(' or ')}`]),
      `  another token may do it: lenkwerk token create --label <what for> --role ${role}; then set LENKWERK_TOKEN`,
    ];
  }
  return status === UNAUTHENTICATED ? ['  the token comes from LENKWERK_TOKEN or from <data>/admin-token'] : [];
}

function messageOf(error: unknown): string {
  // Errors of `node:sqlite` and `node:fs` may come from another realm.
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return String(error);
}
