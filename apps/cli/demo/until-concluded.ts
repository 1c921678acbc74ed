import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../api.js';
import type { PaperView } from './chapters/paper.js';
import { WentOtherwise } from './went-otherwise.js';

const LONGEST_WAIT = 15_000;
const PAUSE = 20;

interface Awaited {
  readonly reader: Api;
  readonly administrator: Api;
  /** Id of the paper. */
  readonly paper: string;
}

/** The paper once the policy `consultation` has concluded it. @throws WentOtherwise saying how the policy stands */
export async function untilConcluded({ reader, administrator, paper }: Awaited): Promise<PaperView> {
  const end = performance.now() + LONGEST_WAIT;
  for (;;) {
    const view = await reader.get<PaperView>(`/papers/${paper}`);
    if (view.status === 'concluded') return view;
    if (performance.now() > end) {
      const policy = await administrator.get<object>('/policies/consultation');
      const seconds = LONGEST_WAIT / 1000;
      throw new WentOtherwise(
        `The policy "consultation" did not conclude the paper within ${seconds} s; it stands at ${JSON.stringify(policy)}.`,
      );
    }
    await pause(PAUSE);
  }
}
