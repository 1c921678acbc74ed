import type { Envelope, Json } from '#event-sourcing';
import { idFrom } from '#event-sourcing';

/** The envelope of a command that the workflow sends by itself. Its id is made from what it answers: it happens once. */
export function byItself(cause: Json): Envelope {
  const key = idFrom(['workflow', cause]);
  return {
    actor: 'policy:workflow',
    grants: [],
    actedBy: { kind: 'policy', name: 'workflow' },
    key,
    correlationId: key,
  };
}
