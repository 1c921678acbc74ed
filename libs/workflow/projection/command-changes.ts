import type { RowChange } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import type { StepOf } from '../instance/steps.js';
import type { Of } from './owner.js';
import { keyOf, ownerOf } from './owner.js';
import { processCommands } from './workflow.tables.js';

type CommandChange = StepOf<'commandAsked' | 'commandDone' | 'commandRefused' | 'commandDropped'>;

/** The row of a command to the domain. A further attempt takes the row of the one before. */
export function commandChanges(step: CommandChange, of: Of): readonly RowChange[] {
  const { eventId, position } = of;
  const { recordedAt } = of.metadata;
  const key = keyOf(of, step.part);
  switch (step.kind) {
    case 'commandAsked':
      return [
        put(processCommands, {
          ...ownerOf(of),
          key,
          elementInstance: keyOf(of, step.of),
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
