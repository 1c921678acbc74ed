import type { Expression } from '../feel/expression.js';

/** Which version of a form a task shows: that of its own deployment, the latest one, or the latest with a tag. */
export type FormBinding =
  { readonly binding: 'latest' | 'deployment' } | { readonly binding: 'versionTag'; readonly tag: string };

export type TaskForm = { readonly id: string } & FormBinding;

/** Kinds of entities that a task may say that it is about. */
export const CONCERNED_KINDS = ['process', 'meeting', 'paper', 'measure', 'goal', 'committee', 'organisation'] as const;
export type ConcernedKind = (typeof CONCERNED_KINDS)[number];

/**
 * A task whose effect is a fact of the domain: the event completes it, whoever caused it. `command` is the one that a person
 * would send for it, to the entity `target`; `inputs` prefill its fields.
 */
export interface TaskFact {
  readonly event: string;
  readonly key: Expression;
  readonly command?: string;
  readonly target: Expression;
  readonly inputs: Readonly<Record<string, Expression>>;
}

/** What a user task has beside the parts of every element. Its values are evaluated when it is opened. */
export interface UserTaskParts {
  readonly assignee?: Expression;
  /** A list, or texts with commas between them. */
  readonly groups?: Expression;
  readonly users?: Expression;
  readonly due?: Expression;
  readonly followUp?: Expression;
  readonly priority?: Expression;
  readonly form?: TaskForm;
  /** Address or name of a form that another program shows. */
  readonly reference?: Expression;
  readonly headers: Readonly<Record<string, string>>;
  readonly fact?: TaskFact;
  /** Ids of what the task is about. */
  readonly concerns: Readonly<Partial<Record<ConcernedKind, Expression>>>;
}
