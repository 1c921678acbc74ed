import type { Json } from '#event-sourcing';
import type { FeelClock } from '../feel/expression.js';
import type { FlowElement, ProcessModel, SequenceFlow } from '../model/process-model.js';
import type { InstanceDraft } from './apply-steps.js';
import { applyStep } from './apply-steps.js';
import type { BoundForms } from './form-reference.js';
import type { ActiveElement } from './instance-state.js';
import type { IncidentError, Part, Step, ValueIndex, Work } from './steps.js';

/** Limits of one event; what is more goes on in the next one. */
export const EVENT_LIMITS = { steps: 2000, valueCharacters: 400_000 } as const;

interface VariableChange {
  readonly scope: Part;
  readonly name: string;
}

/** An instance that is being advanced: each step is applied as it is taken, so that replaying the steps gives the same state. */
export class Advance {
  readonly steps: Step[] = [];
  readonly values: Json[] = [];
  #characters = 0;
  #changes: VariableChange[] = [];

  constructor(
    readonly model: ProcessModel,
    readonly draft: InstanceDraft,
    readonly clock: FeelClock,
    readonly forms: BoundForms = new Map(),
  ) {}

  emit(step: Step): void {
    this.steps.push(step);
    if (step.kind === 'set') this.#changes.push({ scope: step.scope, name: step.name });
    applyStep(this.draft, step, this.values);
  }

  /** The changes of variables since the last call. */
  takeChanges(): readonly VariableChange[] {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  keep(value: Json): ValueIndex {
    this.#characters += JSON.stringify(value).length;
    return this.values.push(value) - 1;
  }

  /** Whether the event has room for another work; one work takes at most a few hundred steps. */
  get hasRoom(): boolean {
    return this.steps.length < EVENT_LIMITS.steps && this.#characters < EVENT_LIMITS.valueCharacters;
  }

  nextPart(): Part {
    return this.draft.parts + 1;
  }

  active(part: Part): ActiveElement {
    const element = this.draft.elements.get(part);
    if (element === undefined) throw new Error(`no element instance has the part ${part}`);
    return element;
  }

  element(id: string): FlowElement {
    const element = this.model.elements.get(id);
    if (element === undefined) throw new Error(`the model ${this.model.id} has no element ${id}`);
    return element;
  }

  flow(id: string): SequenceFlow {
    const flow = this.model.flows.get(id);
    if (flow === undefined) throw new Error(`the model ${this.model.id} has no sequence flow ${id}`);
    return flow;
  }

  raise(
    of: Part,
    error: IncidentError,
    message: string,
    more: { readonly work?: Work; readonly job?: Part } = {},
  ): void {
    const part = this.nextPart();
    const { element } = this.active(of);
    this.emit({ kind: 'incidentRaised', part, of, element, error, message: this.keep(message), ...more });
  }
}
