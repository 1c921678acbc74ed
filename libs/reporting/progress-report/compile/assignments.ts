import type { PartialDate } from '#event-sourcing';
import { BEHIND_ALL_DAYS, certainlyBefore, intervalOf } from '#event-sourcing';
import type { AssignmentEvent, AssignmentStatus } from '#steering';
import type { AssignmentsOfReport, OpenAssignment } from '../report-content.js';
import type { NamesAtPoint } from './names-at-point.js';
import { organisationNamed } from './names-at-point.js';
import type { Horizon, ReportedLog, ReportedEvent } from './reported-log.js';

interface Assignment {
  readonly id: string;
  readonly title: string;
  readonly to: string;
  readonly due: PartialDate;
  readonly status: AssignmentStatus;
}

type Given = Extract<AssignmentEvent, { readonly type: 'AssignmentGiven' }>['data'];

/** Assignments that name the process, or a measure of it. */
export function assignmentsOfReport(
  log: ReportedLog,
  horizon: Horizon,
  isOfProcess: (given: Given) => boolean,
  names: NamesAtPoint,
): { readonly ids: ReadonlySet<string>; readonly section: AssignmentsOfReport } {
  const all = assignmentsAt(log, horizon, isOfProcess);
  const open = all.flatMap(({ id, title, to, due, status }): readonly OpenAssignment[] => {
    if (status === 'confirmed' || status === 'dropped') return [];
    const overdue = status !== 'reportedDone' && certainlyBefore(due, horizon.asOf);
    return [{ id, title, to: organisationNamed(names, to), status, due, overdue }];
  });
  const count = (wanted: AssignmentStatus): number => all.filter(({ status }) => status === wanted).length;
  return {
    ids: new Set(all.map(({ id }) => id)),
    section: { open: open.toSorted(byDue), confirmed: count('confirmed'), dropped: count('dropped') },
  };
}

function assignmentsAt(
  log: ReportedLog,
  horizon: Horizon,
  isOfProcess: (given: Given) => boolean,
): readonly Assignment[] {
  const found: Assignment[] = [];
  for (const [id, events] of log.streams<AssignmentEvent>('assignment')) {
    let assignment: Assignment | undefined;
    for (const event of events) {
      if (!log.counts(event, horizon)) continue;
      if (event.type === 'AssignmentGiven') {
        const { title, to, due } = event.data;
        assignment = isOfProcess(event.data) ? { id, title, to, due, status: 'given' } : undefined;
      } else if (assignment !== undefined) assignment = afterEvent(assignment, event);
    }
    if (assignment !== undefined) found.push(assignment);
  }
  return found;
}

function afterEvent(
  assignment: Assignment,
  { type, data }: Exclude<ReportedEvent<AssignmentEvent>, { readonly type: 'AssignmentGiven' }>,
): Assignment {
  switch (type) {
    case 'AssignmentAccepted':
    case 'AssignmentReturned':
      return { ...assignment, status: 'accepted' };
    case 'AssignmentReportedDone':
      return { ...assignment, status: 'reportedDone' };
    case 'AssignmentConfirmed':
      return { ...assignment, status: 'confirmed' };
    case 'AssignmentDropped':
      return { ...assignment, status: 'dropped' };
    case 'AssignmentExtended':
      return { ...assignment, due: data.due };
    case 'AssignmentTransferred':
      return { ...assignment, to: data.to, ...(data.reorganisation === undefined && { status: 'given' }) };
    case 'DeviationNoted':
    case 'DeviationResolved':
      return assignment;
  }
}

/** By the last day on which each is due; assignments without a date come last. */
function byDue(a: OpenAssignment, b: OpenAssignment): number {
  const [first, second] = [lastDay(a), lastDay(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}

function lastDay({ due }: OpenAssignment): string {
  return intervalOf(due)?.last ?? BEHIND_ALL_DAYS;
}
