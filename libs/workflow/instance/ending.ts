import type { Advance } from './advance.js';
import { closeTasksOf } from './close-tasks.js';
import type { Part } from './steps.js';

/** Ends an element instance from outside, with all that is in it. The rest follows by the agenda, a level at a time. */
export function beginEnding(advance: Advance, part: Part): void {
  for (const incident of advance.draft.incidents.values()) {
    const holdsToken = incident.work?.do === 'enter' && incident.work.scope === part;
    if (incident.of === part || holdsToken) {
      const about = incident.job === undefined ? {} : { job: incident.job };
      advance.emit({ kind: 'incidentResolved', part: incident.part, how: 'dropped', ...about });
    }
  }
  advance.emit({ kind: 'ending', part });
}

/** One round of ending: first what is in the element, and when nothing is, the element itself. */
export function end(advance: Advance, part: Part): void {
  const element = advance.active(part);
  const inside = [...advance.draft.elements.values()].filter(({ scope }) => scope === part);
  for (const one of inside) if (one.phase !== 'ending') beginEnding(advance, one.part);
  if (inside.length > 0) {
    // Its turn comes again behind the elements in it.
    advance.emit({ kind: 'ending', part });
    return;
  }
  for (const job of advance.draft.jobs.values()) {
    if (job.of === part) advance.emit({ kind: 'jobClosed', part: job.part, how: 'cancelled' });
  }
  closeTasksOf(advance, part, 'cancelled');
  advance.emit({ kind: 'left', part: element.part, how: 'terminated' });
}
