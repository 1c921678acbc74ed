import type { Envelope } from '#event-sourcing';
import { idFrom } from '#event-sourcing';

/** The workflow as an actor. */
export const WORKFLOW_ACTOR = {
  actor: 'policy:workflow',
  actedBy: { kind: 'policy', name: 'workflow' },
} as const satisfies Pick<Envelope, 'actor' | 'actedBy'>;

/** The envelope of what the workflow does by itself. The command's id follows from the key: a repetition changes nothing. */
export function byWorkflow(key: string): Envelope {
  const commandId = idFrom(['workflow', key]);
  return { ...WORKFLOW_ACTOR, grants: [], key, commandId, correlationId: commandId };
}
