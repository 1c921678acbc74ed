import type { ConcernedKind } from '../model/user-task-parts.js';

/**
 * Who and when of a task. Assignee and users are ids of actors or persons, never names; groups are `role`,
 * `role@committee:<id>`, `role@organisation:<id>`, `role@process:<id>`, or names of another program's groups. Times are ISO 8601.
 */
export interface TaskTerms {
  readonly assignee?: string;
  readonly groups: readonly string[];
  readonly users: readonly string[];
  readonly due?: string;
  /** How the due time was found, for people. */
  readonly derivation?: string;
  readonly followUp?: string;
  /** 0 to 100. */
  readonly priority: number;
}

/** The domain event that completes a task: its type and correlation key, and the command and entity by which a person does it. */
export interface TaskEffect {
  readonly event: string;
  readonly key: string;
  readonly command?: string;
  readonly target: string;
  /** Index of the prefilled fields of the command, an object, in the event's values. */
  readonly inputs?: number;
}

/** A task as it was opened. */
export interface OpenedTask extends TaskTerms {
  /** Of the element in the model. */
  readonly name?: string;
  /** Key of the deployed form. */
  readonly form?: string;
  /** Index of the reference of another program's form in the event's values. */
  readonly reference?: number;
  readonly effect?: TaskEffect;
  readonly concerns?: Readonly<Partial<Record<ConcernedKind, string>>>;
}

/** What of the terms changed; null takes a value away. `before` has the lists that are replaced, for whoever keeps them one by one. */
export interface TaskChanges {
  readonly assignee?: string | null;
  readonly groups?: readonly string[];
  readonly users?: readonly string[];
  readonly due?: string | null;
  readonly followUp?: string | null;
  readonly priority?: number;
  readonly before?: { readonly groups?: readonly string[]; readonly users?: readonly string[] };
}

/** Why a person was given a task, or lost it. */
export type Assigning = 'claimed' | 'assigned' | 'delegated' | 'released';
