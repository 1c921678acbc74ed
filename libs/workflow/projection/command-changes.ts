import type { EventMetadata, RowChange } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import type { Part, Step } from '../instance/steps.js';
import { processCommands } from './workflow.tables.js';

type CommandChange = Extract<
  Step,
  { readonly kind: 'commandAsked' | 'commandDone' | 'commandRefused' | 'commandDropped' }
>;

/** The event that the step stands in. */
interface Of {
  readonly eventId: string;
  readonly position: bigint;
  readonly metadata: Pick<EventMetadata, 'recordedAt'>;
  readonly keyOf: (part: Part) => bigint;
}

/** The row of a command to the domain. A further attempt takes the row of the one before. */
export function commandChanges(
  step: CommandChange,
  owner: { readonly instance: bigint; readonly definition: bigint; readonly process: string },
  { eventId, position, metadata: { recordedAt }, keyOf }: Of,
): readonly RowChange[] {
  const key = keyOf(step.part);
  switch (step.kind) {
    case 'commandAsked':
      return [
        put(processCommands, {
          ...owner,
          key,
          elementInstance: keyOf(step.of),
          element: step.element,
          type: step.type,
          attempt: step.attempt,
          state: 'ASKED',
          open: true,
          errorCode: null,
          domainStream: null,
          domainRevision: null,
          askedBy: eventId,
          askedAt: position,
          created: recordedAt,
          ended: null,
        }),
      ];
    case 'commandDone': {
      const place = { domainStream: step.stream, domainRevision: step.revision };
      return [patch(processCommands, { key }, { state: 'DONE', open: false, ...place, ended: recordedAt })];
    }
    case 'commandRefused':
      return [
        patch(processCommands, { key }, { state: 'REFUSED', open: false, errorCode: step.code, ended: recordedAt }),
      ];
    case 'commandDropped':
      return step.unanswered
        ? [patch(processCommands, { key }, { state: 'DROPPED', open: false, ended: recordedAt })]
        : [];
  }
}
