import type { StreamDefinition } from '#event-sourcing';
import { Temporal } from 'temporal-polyfill';
import type { FeelClock } from '../feel/expression.js';
import type { Form } from '../forms/form-model.js';
import type { ProcessModel } from '../model/process-model.js';
import { usesCalendar } from '../model/uses-calendar.js';
import type { WorkingCalendar } from '../timers/working-calendar.js';
import { workingCalendar } from '../timers/working-calendar.js';
import type { BoundForms } from './form-reference.js';
import { formReference } from './form-reference.js';
import type { ProcessInstance } from './instance-state.js';
import type { ProcessInstanceCommand, ProcessInstanceRefusal } from './process-instance.decide.js';
import { processInstanceDecider } from './process-instance.decide.js';
import type { ProcessInstanceEvent } from './process-instance.events.js';
import type { PinnedDefinition } from './steps.js';
import type { AdvanceFacts } from './triggers.js';

/** The compiled models of deployed definitions. */
export interface ProcessModels {
  /** @throws Error when the document or the process in it does not exist: the log names no definition that was not kept. */
  modelOf(definition: PinnedDefinition): Promise<ProcessModel>;
}

/** The forms that models bind, as they are deployed at the moment. */
export interface InstanceForms {
  boundBy(definition: PinnedDefinition, model: ProcessModel): Promise<BoundForms>;
  get(key: string): Promise<{ readonly form: Form } | undefined>;
}

type ProcessInstanceStream = StreamDefinition<
  ProcessInstanceCommand,
  ProcessInstance,
  ProcessInstanceEvent,
  ProcessInstanceRefusal,
  AdvanceFacts
>;

/** The calendar of working days as it is recorded now. */
export type ReadCalendar = () => Promise<WorkingCalendar>;

/** What commands of instances are decided with. */
export interface InstanceSources {
  readonly models: ProcessModels;
  readonly forms: InstanceForms;
  /** The log's time zone, in which FEEL's `now()` and `today()` are. */
  readonly zone: string;
  readonly calendar: ReadCalendar;
}

export function processInstanceStream({
  models,
  forms,
  zone,
  calendar: readCalendar,
}: InstanceSources): ProcessInstanceStream {
  return {
    decider: processInstanceDecider,
    personalFields: { ProcessInstanceAdvanced: ['values'] },
    facts: async (command, state) => {
      const definition = command.type === 'StartProcess' ? command.data.definition : definitionOf(state);
      const model = definition === undefined ? NO_MODEL : await models.modelOf(definition);
      const needsCalendar = usesCalendar(model) || command.type === 'RecomputeDeadline';
      const calendar = needsCalendar ? await readCalendar() : NO_CALENDAR;
      const { recordedAt, today } = command.meta;
      const clock = { ...feelClock(recordedAt, today, zone), calendar };
      const bound = definition === undefined ? new Map<string, string>() : await forms.boundBy(definition, model);
      const form = await formFor(command, state, { model, bound, forms });
      return { model, clock, forms: bound, ...(form !== undefined && { form }) };
    },
  };
}

interface FormSources {
  readonly model: ProcessModel;
  readonly bound: BoundForms;
  readonly forms: InstanceForms;
}

/** The form that the results of a task must fit, or what a person starts an instance with. */
async function formFor(
  { type, data }: ProcessInstanceCommand,
  state: ProcessInstance,
  { model, bound, forms }: FormSources,
): Promise<Form | undefined> {
  let key: string | undefined;
  if (type === 'CompleteTask' && state.status === 'running') key = state.tasks.get(data.task)?.form;
  // A message, a timer or a calling process begins without a form.
  if (type === 'StartProcess' && data.event === undefined && data.calledBy === undefined && model.startForm) {
    key = bound.get(formReference(model.startForm));
  }
  return key === undefined ? undefined : (await forms.get(key))?.form;
}

function definitionOf(state: ProcessInstance): PinnedDefinition | undefined {
  return state.status === 'running' ? state.definition : undefined;
}

/** For a command to an instance that does not run: it is refused before a model is looked at. */
const NO_MODEL: ProcessModel = { id: '', elements: new Map(), flows: new Map() };

/** For models whose expressions do not count days. */
const NO_CALENDAR = workingCalendar('RP', []);

/** The time of a command for FEEL. */
export function feelClock(recordedAt: string, today: string, zone: string): Omit<FeelClock, 'calendar'> {
  const local = Temporal.Instant.from(recordedAt).toZonedDateTimeISO(zone);
  return { now: `${local.toPlainDateTime().toString()}@${zone}`, today, at: recordedAt, zone };
}
