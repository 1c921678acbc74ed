import type { Expression } from '../feel/expression.js';
import type { TaskForm, UserTaskParts } from './user-task-parts.js';
import type { Caught, EventTrigger } from './event-triggers.js';

/** Sets a variable: the value of `source` becomes `target`, whose parts are the steps of a path. */
export interface Mapping {
  readonly source: Expression;
  readonly target: readonly string[];
}

export interface SequenceFlow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly condition?: Expression;
}

/** An activity that is done once for each entry of a list, one after the other or side by side. */
export interface Loop {
  readonly sequential: boolean;
  readonly items: Expression;
  /** The variable that has the entry. */
  readonly item?: string;
  /** The variable that gets the list of results, and the result of one entry. */
  readonly results?: { readonly name: string; readonly value: Expression };
  /** When it holds after an entry, the others are ended. */
  readonly until?: Expression;
}

interface Node {
  readonly id: string;
  readonly name?: string;
  /** The element that contains it: the process or a subprocess. */
  readonly scope: string;
  /** Ids of sequence flows. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Id of the default flow, which is taken when no condition holds. */
  readonly otherwise?: string;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly loop?: Loop;
}

/** A task whose work a worker does; an event that throws a message is one too. */
export interface JobTask extends Node {
  readonly kind: 'serviceTask' | 'sendTask' | 'scriptTask' | 'businessRuleTask' | 'intermediateThrowEvent' | 'endEvent';
  readonly work: 'job';
  readonly jobType: Expression;
  readonly retries: Expression;
  readonly headers: Readonly<Record<string, string>>;
}

/** A task of a person. */
export interface UserTask extends Node, UserTaskParts {
  readonly kind: 'userTask';
  readonly work: 'user';
}

/** A task that sends a command to the domain: its input mappings are the command's body. */
export interface CommandTask extends Node {
  readonly kind: 'serviceTask' | 'sendTask';
  readonly work: 'command';
  /** The type of the task, such as `strategy.meeting.invite`. */
  readonly command: string;
}

/** A script task whose FEEL expression the engine evaluates. */
export interface FeelScriptTask extends Node {
  readonly kind: 'scriptTask';
  readonly work: 'feel';
  readonly expression: Expression;
  readonly resultVariable: string;
}

/** What passes at once: tasks without work, and events without a trigger or a result. */
export interface PassThrough extends Node {
  readonly kind:
    'task' | 'manualTask' | 'startEvent' | 'intermediateThrowEvent' | 'intermediateCatchEvent' | 'endEvent';
  readonly work: 'none';
}

/** A throwing link: the token goes on at the catching link of the same name, without a sequence flow. */
export interface LinkThrow extends Node {
  readonly kind: 'intermediateThrowEvent';
  readonly work: 'link';
  /** Id of the catching event. */
  readonly target: string;
}

/** An end event that throws an error: a boundary event around it catches it. */
export interface ErrorEnd extends Node {
  readonly kind: 'endEvent';
  readonly work: 'error';
  readonly code: Expression;
}

/** Happens while the activity that it is attached to is open. An interrupting one ends the activity. */
export interface BoundaryEvent extends Node {
  readonly kind: 'boundaryEvent';
  readonly work: 'none';
  /** Id of the activity. */
  readonly attachedTo: string;
  readonly interrupting: boolean;
  readonly catches: Caught;
}

/** Waits until its trigger comes. */
export interface CatchEvent extends Node {
  readonly kind: 'intermediateCatchEvent' | 'receiveTask';
  readonly work: 'wait';
  readonly trigger: EventTrigger;
}

/** Begins a process or an event subprocess by a trigger; the interpreter passes it when the trigger has come. */
export interface TriggeredStart extends Node {
  readonly kind: 'startEvent';
  readonly work: 'none';
  readonly catches: Caught;
  /** Of an event subprocess: whether everything else in its scope ends. */
  readonly interrupting: boolean;
}

/** Undoes activities that have completed, in the reverse of their order. */
export interface CompensationThrow extends Node {
  readonly kind: 'intermediateThrowEvent' | 'endEvent';
  readonly work: 'compensate';
  /** Left out: all activities of the scope. */
  readonly activity?: string;
}

/** Begins an instance of another process and waits for its end. */
export interface CallActivity extends Node {
  readonly kind: 'callActivity';
  readonly work: 'call';
  /** Id of the process. */
  readonly called: Expression;
  readonly binding: 'latest' | 'deployment' | 'versionTag';
  readonly versionTag?: string;
  /** Whether it gets all variables that are visible here, or only the call's own. */
  readonly givesAll: boolean;
  /** Whether all variables of the called instance become visible here. */
  readonly takesAll: boolean;
}

/** Waits for the first of the events behind it. */
export interface EventGateway extends Node {
  readonly kind: 'eventBasedGateway';
  readonly work: 'race';
}

/** Throws a signal to all who wait for it, or an escalation outwards. */
export interface SignalThrow extends Node {
  readonly kind: 'intermediateThrowEvent' | 'endEvent';
  readonly work: 'signal' | 'escalate';
  /** The signal's name or the escalation's code. */
  readonly thrown: Expression;
}

/** An end event that ends everything in its scope. */
export interface TerminateEnd extends Node {
  readonly kind: 'endEvent';
  readonly work: 'terminate';
}

export interface ExclusiveGateway extends Node {
  readonly kind: 'exclusiveGateway';
  readonly work: 'choose';
}

/** Takes each way whose condition holds, and joins the tokens that can come. */
export interface InclusiveGateway extends Node {
  readonly kind: 'inclusiveGateway';
  readonly work: 'merge';
}

export interface ParallelGateway extends Node {
  readonly kind: 'parallelGateway';
  readonly work: 'join';
}

/** The process itself, or a subprocess: a scope with elements and variables of its own. */
export interface ScopeElement extends Node {
  readonly kind: 'process' | 'subProcess' | 'eventSubProcess';
  readonly work: 'scope';
  /** Id of its start event without a trigger, if it has one; of an event subprocess its only start event. */
  readonly start?: string;
}

export type FlowElement =
  | JobTask
  | UserTask
  | CommandTask
  | FeelScriptTask
  | PassThrough
  | LinkThrow
  | TerminateEnd
  | ErrorEnd
  | BoundaryEvent
  | CatchEvent
  | TriggeredStart
  | EventGateway
  | CallActivity
  | CompensationThrow
  | SignalThrow
  | ExclusiveGateway
  | InclusiveGateway
  | ParallelGateway
  | ScopeElement;

/** A multi-instance activity has a body, in which its entries are. */
export type ElementKind = FlowElement['kind'] | 'multiInstanceBody';

/** A process that can be executed. Elements of all scopes stand in one map by id; ids are unique in a file. */
export interface ProcessModel {
  readonly id: string;
  readonly name?: string;
  readonly versionTag?: string;
  /** The form for what an instance begins with. */
  readonly startForm?: TaskForm;
  readonly elements: ReadonlyMap<string, FlowElement>;
  readonly flows: ReadonlyMap<string, SequenceFlow>;
}
