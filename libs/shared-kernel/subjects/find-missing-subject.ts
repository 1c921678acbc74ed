import type { FactReader } from '#event-sourcing';
import type { Subject } from './decision-ref.js';
import type { MissingSubject } from './subject-references.js';
import { subjectState } from './subject-state.js';

/**
 * The first subject that does not exist or is of another process, or whose version is later than its next one. The next
 * version is allowed: a revision is often recorded after the decision on it.
 * @param field the field that lists the subjects
 * @param process the process of all subjects; without it any process is allowed
 */
export async function findMissingSubject(
  read: FactReader,
  subjects: readonly Subject[],
  field: string,
  process?: string,
): Promise<MissingSubject | undefined> {
  for (const [index, subject] of subjects.entries()) {
    const { kind, version } = subject;
    const found = await subjectState(subject, read);
    const at = `${field}.${index}`;
    if (found === undefined) return { reason: `${kind} does not exist`, field: `${at}.id` };
    if (process !== undefined && found.process !== process) {
      return { reason: `${kind} is of another process`, field: `${at}.id` };
    }
    if (version > found.version + 1) return { reason: `${kind} has no such version`, field: `${at}.version` };
  }
  return undefined;
}
