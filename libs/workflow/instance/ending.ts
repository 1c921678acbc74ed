import type { Advance } from './advance.js';
import { closeTasksOf } from './close-tasks.js';
import { dropCommand } from './commands.js';
import type { Part } from './steps.js';
import { closeWaits } from './waits.js';

/** Ends an element instance from outside, with all that is in it. The rest follows by the agenda, a level at a time. */
export function beginEnding(advance: Advance, part: Part): void {
  for (const incident of advance.draft.incidents.values()) {
    const holdsToken = incident.work?.do === 'enter' && incident.work.scope === part;
    if (incident.of === part || holdsToken) {
      const about = incident.job === undefined ? {} : { job: incident.job };
      advance.emit({ kind: 'incidentResolved', part: incident.part, how: 'dropped', ...about });
    }
  }
  closeWaits(advance, part);
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
  for (const call of advance.draft.calls.values()) {
    if (call.of === part) advance.emit({ kind: 'callClosed', part: call.part, how: 'cancelled' });
  }
  for (const job of advance.draft.jobs.values()) {
    if (job.of === part) advance.emit({ kind: 'jobClosed', part: job.part, how: 'cancelled' });
  }
  closeTasksOf(advance, part, 'cancelled');
  dropCommand(advance, part);
  advance.emit({ kind: 'left', part: element.part, how: 'terminated' });
}

/** Ends what is in a scope; the scope itself stays. */
export function endInside(advance: Advance, scope: Part): void {
  for (const active of [...advance.draft.elements.values()]) {
    if (active.scope === scope && active.phase !== 'ending') beginEnding(advance, active.part);
  }
  for (const incident of [...advance.draft.incidents.values()]) {
    const holdsToken = incident.work?.do === 'enter' && incident.work.scope === scope;
    if (holdsToken) advance.emit({ kind: 'incidentResolved', part: incident.part, how: 'dropped' });
  }
  for (const work of advance.draft.agenda.filter((one) => one.do === 'enter' && one.scope === scope)) {
    if (work.do === 'enter') advance.emit({ kind: 'dropped', flow: work.flow, element: work.element, scope });
  }
  for (const { flow, element } of advance.draft.arrivals.filter((one) => one.scope === scope)) {
    advance.emit({ kind: 'dropped', flow, element, scope });
  }
}
