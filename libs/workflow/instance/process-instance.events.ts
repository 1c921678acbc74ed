import type { EventShapes, Json } from '#event-sourcing';
import type { Step, Trigger } from './steps.js';

/**
 * One trigger and all that followed from it, in one event. `values` are the values of variables and the texts of incidents,
 * encrypted with the instance's data key; steps name them by index. After the key was destroyed they read as null.
 */
export interface ProcessInstanceAdvanced {
  readonly type: 'ProcessInstanceAdvanced';
  readonly data: {
    /** Id of the process and key of its version: each event says to what it belongs. */
    readonly process: string;
    readonly definition: string;
    readonly trigger: Trigger;
    readonly steps: readonly Step[];
    readonly values: readonly Json[] | null;
    /** Work is left in the agenda: a continuation follows. */
    readonly more?: true;
  };
}

export type ProcessInstanceEvent = ProcessInstanceAdvanced;

export const processInstanceShapes: EventShapes<ProcessInstanceEvent> = { ProcessInstanceAdvanced: 1 };
