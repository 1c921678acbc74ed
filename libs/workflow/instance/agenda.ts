import type { Work } from './steps.js';

/** What is still to be done of an instance. */
interface WithAgenda {
  readonly agenda: Work[];
}

export function sameWork(one: Work, other: Work): boolean {
  if (one.do !== 'enter') return other.do === one.do && one.part === other.part;
  return other.do === 'enter' && one.flow === other.flow && one.scope === other.scope;
}

/** Takes the first such work away, if there is one. */
export function takeWork(draft: WithAgenda, isIt: (work: Work) => boolean): void {
  const at = draft.agenda.findIndex(isIt);
  if (at >= 0) draft.agenda.splice(at, 1);
}
