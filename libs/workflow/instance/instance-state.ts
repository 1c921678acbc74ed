import type { Json } from '#event-sourcing';
import type { ElementKind } from '../model/process-model.js';
import type { CalledBy, IncidentError, Part, PinnedDefinition, Wait, Work } from './steps.js';
import type { TaskEffect, TaskTerms } from './task-steps.js';

/**
 * An element instance. `entering`: its input is about to be read; `active`: it waits; `leaving`: its output is about to be
 * read; `ending`: it is ended from outside. `open` counts the elements and tokens in it.
 */
export interface ActiveElement {
  readonly part: Part;
  readonly element: string;
  readonly type: ElementKind;
  readonly scope: Part | undefined;
  readonly phase: 'entering' | 'active' | 'leaving' | 'ending';
  readonly open: number;
  /** Of an entry of a multi-instance activity: its place in the list, from 0. */
  readonly item?: number;
  /** Of a compensation handler: the event that compensates. */
  readonly by?: Part;
}

/** An activity that has completed and can be compensated; `within`: the ended subprocesses that it was in. */
export interface Undoable {
  readonly part: Part;
  readonly activity: string;
  readonly handler: string;
  readonly scope: Part;
  readonly within: readonly string[];
}

/** A multi-instance activity: the entries of its list, the next one to begin, and what those that are done gave. */
export interface OpenLoop {
  readonly items: readonly Json[];
  readonly sequential: boolean;
  readonly next: number;
  readonly done: number;
  readonly results: ReadonlyMap<number, Json>;
}

/** A token that waits at a joining gateway. */
export interface Arrival {
  readonly flow: string;
  readonly element: string;
  readonly scope: Part;
}

export interface OpenJob {
  readonly part: Part;
  readonly of: Part;
  readonly type: string;
  readonly retries: number;
  readonly notBefore?: string;
}

/** A task that a person has to do. Its other parts are in the event that opened it. */
export interface OpenTask extends TaskTerms {
  readonly part: Part;
  readonly of: Part;
  readonly form?: string;
  readonly effect?: Pick<TaskEffect, 'event' | 'command'>;
}

/** Under what a taken message is remembered. */
export function takenAs(name: string, key: string): string {
  return JSON.stringify([name, key]);
}

/** An instance of another process that was asked for by the element instance `of`. */
export interface OpenCall {
  readonly part: Part;
  readonly of: Part;
  readonly called: string;
  readonly binding: 'latest' | 'deployment' | 'versionTag';
  readonly versionTag?: string;
}

/** Something that is waited for: by the element instance `of`, so that the model's event `element` happens. */
export interface OpenWait {
  readonly part: Part;
  readonly of: Part;
  readonly element: string;
  readonly wait: Wait;
}

/** A command to the domain: `asked` until it is answered; a refused one waits for a person. */
export interface OpenCommand {
  readonly part: Part;
  readonly of: Part;
  /** The type of the service task, such as `strategy.meeting.invite`. */
  readonly type: string;
  readonly attempt: number;
  /** The body that was asked for. */
  readonly fields: Readonly<Record<string, Json>>;
  /** Error code of the refusal of this attempt. */
  readonly refused?: string;
  /** The rules that a deviation could name. */
  readonly rules?: readonly string[];
  /** What a person gave for the next attempt. */
  readonly deviations?: Json;
}

export interface OpenIncident {
  readonly part: Part;
  readonly of: Part;
  readonly error: IncidentError;
  readonly job?: Part;
  readonly work?: Work;
}

export interface Variable {
  readonly part: Part;
  readonly value: Json;
}

export type VariableScope = ReadonlyMap<string, Variable>;

/** What is open in an instance. Results of ended elements are in its events only. */
export interface OpenInstance {
  readonly definition: PinnedDefinition;
  readonly calledBy?: CalledBy;
  /** The ordinal given last. */
  readonly parts: number;
  /** Keys of its further blocks. */
  readonly blocks: readonly string[];
  /** Elements entered since the last trigger from outside. */
  readonly visits: number;
  readonly elements: ReadonlyMap<Part, ActiveElement>;
  readonly arrivals: readonly Arrival[];
  /** Variables by the element instance that they belong to; 0 is the process. */
  readonly variables: ReadonlyMap<Part, VariableScope>;
  readonly jobs: ReadonlyMap<Part, OpenJob>;
  readonly tasks: ReadonlyMap<Part, OpenTask>;
  readonly waits: ReadonlyMap<Part, OpenWait>;
  /** Position of the last message that was taken, by name and key: `takenAs`. A later wait does not look back behind it. */
  readonly taken: ReadonlyMap<string, string>;
  readonly calls: ReadonlyMap<Part, OpenCall>;
  /** In the order of completion. */
  readonly undoable: readonly Undoable[];
  /** What a compensating event has still to undo. */
  readonly compensations: ReadonlyMap<Part, readonly Undoable[]>;
  /** By the part of the body. */
  readonly loops: ReadonlyMap<Part, OpenLoop>;
  readonly commands: ReadonlyMap<Part, OpenCommand>;
  readonly incidents: ReadonlyMap<Part, OpenIncident>;
  /** What is still to be done, first in first out; empty unless a trigger had more steps than one event holds. */
  readonly agenda: readonly Work[];
}

export type ProcessInstance =
  | { readonly status: 'unknown' }
  /** No instance, but a further block of keys of one. */
  | { readonly status: 'block'; readonly instance: string; readonly number: number }
  | ({ readonly status: 'running' } & OpenInstance)
  | {
      readonly status: 'completed' | 'cancelled';
      readonly definition: PinnedDefinition;
      /** The variables of the process when it ended. */
      readonly variables: VariableScope;
    };
