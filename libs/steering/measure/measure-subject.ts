import type { CommandMeta } from '#event-sourcing';
import type { Subject } from '#shared-kernel';

/** The measure in the version that a decision lists. */
export function subjectOf({ id }: CommandMeta, version: number): Subject {
  return { kind: 'measure', id, version };
}
