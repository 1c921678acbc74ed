import type { FactReader } from '#event-sourcing';
import type { Subject } from './decision-ref.js';
import type { MissingSubject } from './subject-references.js';
import { thingState } from './subject-state.js';

/**
 * The first thing that does not exist, or has neither the version that is named nor makes it next: what is decided is
 * often put in place afterwards.
 * @param field the field that lists them
 * @param process the process that they must belong to; without it any does
 */
export async function findMissingSubject(
  read: FactReader,
  subjects: readonly Subject[],
  field: string,
  process?: string,
): Promise<MissingSubject | undefined> {
  for (const [index, subject] of subjects.entries()) {
    const { kind, version } = subject;
    const thing = await thingState(subject, read);
    const at = `${field}.${index}`;
    if (thing === undefined) return { reason: `${kind} does not exist`, field: `${at}.id` };
    if (process !== undefined && thing.process !== process) {
      return { reason: `${kind} is of another process`, field: `${at}.id` };
    }
    if (version > thing.version + 1) return { reason: `${kind} has no such version`, field: `${at}.version` };
  }
  return undefined;
}
