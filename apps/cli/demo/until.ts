import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../api/api.js';
import type { Play } from './play.js';
import { WentOtherwise } from './went-otherwise.js';

const LONGEST_WAIT = 15_000;
const PAUSE = 20;

interface Awaited<T> {
  readonly reader: Api;
  readonly path: string;
  readonly isSo: (view: T) => boolean;
  /** The policy and its effect, for the message when the effect does not come. */
  readonly policy: string;
  readonly what: string;
}

/** Reads the path until a policy has done its part. @throws WentOtherwise with the status of the policy */
export async function until<T>({ administrator }: Play, awaited: Awaited<T>): Promise<T> {
  const { reader, path, isSo, policy, what } = awaited;
  const end = performance.now() + LONGEST_WAIT;
  for (;;) {
    const view = await reader.get<T>(path);
    if (isSo(view)) return view;
    if (performance.now() > end) {
      const standing = await administrator.get<object>(`/policies/${policy}`);
      const seconds = LONGEST_WAIT / 1000;
      throw new WentOtherwise(
        `The policy "${policy}" did not ${what} within ${seconds} s; it stands at ${JSON.stringify(standing)}.`,
      );
    }
    await pause(PAUSE);
  }
}
