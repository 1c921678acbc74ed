import { Refused } from '../api/problem.js';

/** An outcome that differs from the demo's account. */
export class WentOtherwise extends Error {
  override readonly name = 'WentOtherwise';
}

/** @throws WentOtherwise */
export function expectThat(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new WentOtherwise(`This went otherwise than the account says: ${otherwise}.`);
}

/** @throws WentOtherwise naming both */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  expectThat(actual === expected, `${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
}

/** The problem with which the server refuses. @throws WentOtherwise when it does not, or with another reason */
export async function expectRefusal(
  attempt: Promise<unknown>,
  expected: { readonly status: number; readonly reason: string },
): Promise<Refused['problem']> {
  const problem = await attempt.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Refused) return error.problem;
      throw error;
    },
  );
  expectThat(problem !== undefined, `what should be refused as "${expected.reason}" was accepted`);
  expectEqual(`${problem.status} ${problem.reason}`, `${expected.status} ${expected.reason}`, 'the refusal');
  return problem;
}
