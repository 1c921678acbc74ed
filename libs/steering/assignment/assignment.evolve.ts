import type { DeviationEvent, Evolved, EvolveMap, Message } from '#event-sourcing';
import { evolveByType, evolveDeviations, unchanged } from '#event-sourcing';
import type { AssignmentEvent } from './assignment.events.js';
import type { Assignment, KnownAssignment } from './assignment.state.js';

type Step<E extends Message> = (assignment: Assignment, event: Evolved<E>) => Assignment;

/** A step that an assignment takes which was given. */
function ofKnown<E extends Message>(step: (assignment: KnownAssignment, event: Evolved<E>) => Assignment): Step<E> {
  return (assignment, event) => (assignment.status === 'unknown' ? assignment : step(assignment, event));
}

const noteDeviation = ofKnown<DeviationEvent>((assignment, event) => ({
  ...assignment,
  deviations: evolveDeviations(assignment.deviations, event),
}));

const steps: Omit<EvolveMap<Assignment, AssignmentEvent>, 'DateRefined'> = {
  AssignmentGiven: (_assignment, { data: { to, due } }) => ({ status: 'given', to, due, deviations: {} }),
  AssignmentAccepted: ofKnown(({ to, due, deviations }) => ({ status: 'accepted', to, due, deviations })),
  AssignmentReturned: ofKnown(({ to, due, deviations }) => ({ status: 'accepted', to, due, deviations })),
  AssignmentReportedDone: ofKnown(({ to, due, deviations }, { data: { reportedBy } }) => ({
    ...{ status: 'reportedDone', to, due, deviations, reportedBy },
  })),
  AssignmentConfirmed: ofKnown(({ to, due, deviations }) => ({ status: 'confirmed', to, due, deviations })),
  AssignmentDropped: ofKnown(({ to, due, deviations }) => ({ status: 'dropped', to, due, deviations })),
  AssignmentTransferred: ofKnown((assignment, { data: { to, reorganisation } }) => {
    const { due, deviations } = assignment;
    return reorganisation === undefined ? { status: 'given', to, due, deviations } : { ...assignment, to };
  }),
  AssignmentExtended: ofKnown((assignment, { data: { due } }) => ({ ...assignment, due })),
  DeviationNoted: noteDeviation,
  DeviationResolved: noteDeviation,
};

export const evolveAssignment = evolveByType<Assignment, AssignmentEvent>({ ...steps, DateRefined: unchanged });
