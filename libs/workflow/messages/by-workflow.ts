import type { Envelope } from '#event-sourcing';
import { idFrom } from '#event-sourcing';

/** The envelope of what the workflow does by itself. The command's id follows from the key: a repetition changes nothing. */
export function byWorkflow(key: string): Envelope {
  const commandId = idFrom(['workflow', key]);
  return {
    actor: 'policy:workflow',
    grants: [],
    actedBy: { kind: 'policy', name: 'workflow' },
    ...{ key, commandId, correlationId: commandId },
  };
}
