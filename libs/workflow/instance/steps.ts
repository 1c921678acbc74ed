import type { StartedByTimer, TimerWait } from './timer-wait.js';
import type { ElementKind } from '../model/process-model.js';
import type { Assigning, OpenedTask, TaskChanges } from './task-steps.js';

/** Ordinal of a part in its instance. The instance itself has 0; elements, jobs, incidents and variables count on from 1. */
export type Part = number;

/** Index of a value in the event's `values`, which are sealed: a step has no value of a person in clear text. */
export type ValueIndex = number;

/** Work that follows from earlier steps of the instance and needs no trigger from outside. */
export type Work =
  | { readonly do: 'enter'; readonly element: string; readonly scope: Part; readonly flow: string }
  | { readonly do: 'activate'; readonly part: Part; readonly start?: string }
  /** Begin further entries of a parallel multi-instance activity. */
  | { readonly do: 'repeat'; readonly part: Part }
  /** Ask for the called process again. */
  | { readonly do: 'call'; readonly part: Part }
  | { readonly do: 'leave'; readonly part: Part }
  /** A domain command was refused: it is sent again, as a further attempt. */
  | { readonly do: 'ask'; readonly part: Part }
  | { readonly do: 'end'; readonly part: Part };

/** Kinds of incidents, named as in Camunda's interface. */
export type IncidentError =
  | 'CONDITION_ERROR'
  | 'EXTRACT_VALUE_ERROR'
  | 'IO_MAPPING_ERROR'
  | 'FORM_NOT_FOUND'
  | 'JOB_NO_RETRIES'
  | 'UNHANDLED_ERROR_EVENT'
  | 'CALLED_ELEMENT_ERROR'
  | 'EXECUTION_LIMIT'
  /** A fact that the instance took was corrected or withdrawn. */
  | 'MESSAGE_CORRECTED';

export type { StartedByTimer, StartTimer, TimerWait } from './timer-wait.js';

/** What an element waits for. All of it is computed: applying it needs neither the model nor FEEL. */
export type Wait =
  | TimerWait
  | MessageWait
  | { readonly for: 'signal'; readonly name: string }
  /** A condition over variables: evaluated when it is opened, and whenever a variable changes that is visible there. */
  | { readonly for: 'condition' };

/** A message by its name and correlation key. A start of a process has no key. */
export interface MessageWait {
  readonly for: 'message';
  readonly name: string;
  readonly key?: string;
  /** Only messages behind this position of the log: what was taken before. */
  readonly after?: string;
  /** Domain events recorded since the start of the instance count too, unless the model says otherwise. */
  readonly lookBack?: false;
}

/** One change of an instance. Steps are stored for ever: they hold results, and applying them needs no model and no FEEL. */
export type Step =
  /** A new element instance. `flows`: the tokens that it consumed; the process and a start event have none. */
  | {
      readonly kind: 'entered';
      readonly part: Part;
      readonly element: string;
      readonly type: ElementKind;
      readonly scope?: Part;
      readonly flows?: readonly string[];
      /** Of an entry of a multi-instance activity: its place in the list, from 0. */
      readonly item?: number;
      /** Of a compensation handler: the event that compensates. */
      readonly by?: Part;
      /** Of a process: the start event with a trigger that begins it. */
      readonly start?: string;
    }
  /** A token waits at a joining gateway for the others. */
  | { readonly kind: 'arrived'; readonly flow: string; readonly element: string; readonly scope: Part }
  /** A token is taken away, because a terminate end event ended what is in its scope. */
  | { readonly kind: 'dropped'; readonly flow: string; readonly element: string; readonly scope: Part }
  /** The element waits: for a job, or for the elements in it. */
  | { readonly kind: 'activated'; readonly part: Part }
  /** What the element waited for has happened; it is about to be left. */
  | { readonly kind: 'completing'; readonly part: Part }
  /** The element and all in it are about to be ended without their results. */
  | { readonly kind: 'ending'; readonly part: Part }
  /** `undo`: the handler that can compensate the activity from now on. */
  | { readonly kind: 'left'; readonly part: Part; readonly how: 'completed' | 'terminated'; readonly undo?: string }
  /** An event begins to compensate these activities, by their parts, in this order. */
  | { readonly kind: 'compensating'; readonly part: Part; readonly undo: readonly Part[] }
  | { readonly kind: 'took'; readonly flow: string; readonly to: string; readonly scope: Part }
  /** A variable was made or changed. `part` is the variable's own, given when it is made. */
  | {
      readonly kind: 'set';
      readonly scope: Part;
      readonly name: string;
      readonly value: ValueIndex;
      readonly part?: Part;
    }
  | {
      readonly kind: 'jobOpened';
      readonly part: Part;
      readonly of: Part;
      readonly element: string;
      readonly type: string;
      readonly retries: number;
    }
  | { readonly kind: 'jobClosed'; readonly part: Part; readonly how: 'completed' | 'cancelled' }
  /** A worker gave up. `notBefore`: machine clock, ISO 8601 UTC; no worker gets the job earlier. */
  | {
      readonly kind: 'jobFailed';
      readonly part: Part;
      readonly retries: number;
      readonly message?: ValueIndex;
      readonly notBefore?: string;
    }
  | { readonly kind: 'jobUpdated'; readonly part: Part; readonly retries: number }
  /** A person has something to do. `of`: the element instance. */
  | {
      readonly kind: 'taskOpened';
      readonly part: Part;
      readonly of: Part;
      readonly element: string;
      readonly task: OpenedTask;
    }
  | { readonly kind: 'taskChanged'; readonly part: Part; readonly changes: TaskChanges }
  /** `skipped`: a process manager went on without it. `reason`: theirs. */
  | {
      readonly kind: 'taskClosed';
      readonly part: Part;
      readonly how: 'completed' | 'skipped' | 'cancelled';
      readonly reason?: ValueIndex;
    }
  /** An instance of another process is asked for. */
  | {
      readonly kind: 'callAsked';
      readonly part: Part;
      readonly of: Part;
      readonly element: string;
      readonly called: string;
      readonly binding: 'latest' | 'deployment' | 'versionTag';
      readonly versionTag?: string;
    }
  /** `cancelled`: nobody waits for the called instance any more. */
  | { readonly kind: 'callClosed'; readonly part: Part; readonly how: 'completed' | 'cancelled' }
  /** An error that nothing in the instance catches goes to the call that began it. */
  | { readonly kind: 'errorPassed'; readonly of: Part; readonly code: string; readonly variables: ValueIndex }
  /** A multi-instance activity begins for the entries of a list. */
  | { readonly kind: 'loopBegun'; readonly part: Part; readonly items: ValueIndex; readonly sequential: boolean }
  /** What an entry gave. */
  | { readonly kind: 'itemDone'; readonly part: Part; readonly item: number; readonly result?: ValueIndex }
  /** An element waits for something from outside. `of`: who waits; `element`: the event of the model that happens then. */
  | {
      readonly kind: 'waitOpened';
      readonly part: Part;
      readonly of: Part;
      readonly element: string;
      readonly wait: Wait;
    }
  /** A signal was thrown. The instance's own waits have had it; to those of others it goes through the log. */
  | { readonly kind: 'signalThrown'; readonly of: Part; readonly signal: string }
  /** It has happened, and is waited for again: a cycle's next time, or the next message. */
  | { readonly kind: 'waitRenewed'; readonly part: Part; readonly wait: Wait }
  | { readonly kind: 'waitClosed'; readonly part: Part; readonly how: 'happened' | 'cancelled' }
  /** A domain command is to be sent. `fields` are its body. A further attempt has the same part. */
  | {
      readonly kind: 'commandAsked';
      readonly part: Part;
      readonly of: Part;
      readonly element: string;
      readonly type: string;
      readonly attempt: number;
      readonly fields: Readonly<Record<string, ValueIndex>>;
    }
  /** The domain did it: the stream, and its revision then. */
  | { readonly kind: 'commandDone'; readonly part: Part; readonly stream: string; readonly revision: string }
  /** The domain refused it. `code`: the stable error code; `rules`: those that a deviation with a reason could name. */
  | { readonly kind: 'commandRefused'; readonly part: Part; readonly code: string; readonly rules?: readonly string[] }
  /** A person gives the reasons why it shall be done although rules are violated: part of the next attempt. */
  | { readonly kind: 'deviationsGiven'; readonly part: Part; readonly deviations: ValueIndex }
  /** Its element is left or ended. `unanswered`: whether the domain did it nobody waits for any more. */
  | { readonly kind: 'commandDropped'; readonly part: Part; readonly unanswered: boolean }
  /** Something that a person has to act on. `work` goes on when the incident is resolved. */
  | {
      readonly kind: 'incidentRaised';
      readonly part: Part;
      readonly of: Part;
      readonly element: string;
      readonly error: IncidentError;
      readonly message: ValueIndex;
      readonly job?: Part;
      readonly work?: Work;
    }
  /** `dropped`: the element to which it belonged is ended. `job`: the one that it was about. */
  | {
      readonly kind: 'incidentResolved';
      readonly part: Part;
      readonly how: 'retried' | 'dropped';
      readonly job?: Part;
    };

/** The steps of a kind. */
export type StepOf<K extends Step['kind']> = Extract<Step, { readonly kind: K }>;

/** The version of a definition that an instance is pinned to. */
export interface PinnedDefinition {
  readonly key: string;
  readonly process: string;
  readonly version: number;
  readonly versionTag?: string;
  /** SHA-256 of the model's file in the document store. */
  readonly sha256: string;
}

/** The call that began an instance: the calling instance, its part, the call's key, and the first instance of all. */
export interface CalledBy {
  readonly instance: string;
  readonly part: Part;
  readonly call: string;
  /** Key of the call activity's element instance. */
  readonly activity: string;
  readonly root: string;
  /** How many instances called each other before: 1 for one that is called by the first. */
  readonly depth: number;
}

/** What the caller who starts an instance calls it by. */
export interface InstanceLabels {
  readonly tags?: readonly string[];
  readonly businessId?: string;
}

/** What started an instance: a published message or a signal by its key, or a domain event by its id. */
export interface StartedBy {
  readonly kind: 'message' | 'signal';
  readonly id: string;
  readonly name: string;
  /** The correlation key that the instance has while it runs. */
  readonly key?: string;
  /** Id of the start event. */
  readonly element: string;
  /** Of a domain event: its position in the log. */
  readonly position?: string;
}

/** A message came to a wait. `message`: the key of a published one, or a domain event's id. The rest is of the wait. */
export interface MessageArrived {
  readonly kind: 'messageArrived';
  readonly wait: Part;
  readonly message: string;
  readonly position: string;
  readonly name: string;
  readonly key?: string;
  readonly of: Part;
  readonly element: string;
}

/** Why an instance advanced. */
export type Trigger =
  | ({
      readonly kind: 'start';
      readonly definition: PinnedDefinition;
      /** The start event whose trigger came; left out for a call. */
      readonly event?: string;
      readonly by?: StartedBy | StartedByTimer;
    } & InstanceLabels)
  | { readonly kind: 'callAnswered'; readonly call: Part; readonly outcome: 'completed' | 'error' | 'refused' }
  | { readonly kind: 'jobCompleted'; readonly job: Part }
  | { readonly kind: 'jobFailed'; readonly job: Part }
  | { readonly kind: 'jobErrorThrown'; readonly job: Part; readonly code: string }
  | { readonly kind: 'jobUpdated'; readonly job: Part }
  | { readonly kind: 'taskAssigned'; readonly task: Part; readonly how: Assigning }
  | { readonly kind: 'taskUpdated'; readonly task: Part }
  | { readonly kind: 'taskCompleted'; readonly task: Part }
  | { readonly kind: 'taskSkipped'; readonly task: Part }
  | { readonly kind: 'incidentResolved'; readonly incident: Part }
  /** The domain answered a command that was asked for. */
  | { readonly kind: 'commandAnswered'; readonly command: Part; readonly attempt: number }
  | { readonly kind: 'variablesSet'; readonly scope: Part }
  /** The time of a timer has come. */
  | { readonly kind: 'timerFired'; readonly wait: Part }
  /** The calendar has changed since a deadline was computed, which was due at `before`. */
  | { readonly kind: 'deadlineRecomputed'; readonly wait: Part; readonly before: string }
  | MessageArrived
  | { readonly kind: 'signalArrived'; readonly wait: Part; readonly signal: string }
  /** A domain event that the instance took was corrected or withdrawn. Both are ids of events. */
  | { readonly kind: 'messageCorrected'; readonly message: string; readonly correction: string }
  | { readonly kind: 'cancelled' }
  /** A further block of keys was claimed. */
  | { readonly kind: 'blockAdded' }
  /** The rest of an earlier trigger, whose steps were more than one event holds. */
  | { readonly kind: 'continued' };
