import type { StreamDefinition } from '#event-sourcing';
import { Temporal } from 'temporal-polyfill';
import type { FeelClock } from '../feel/expression.js';
import type { ProcessModel } from '../model/process-model.js';
import { usesCalendar } from '../model/uses-calendar.js';
import type { WorkingCalendar } from '../timers/working-calendar.js';
import { workingCalendar } from '../timers/working-calendar.js';
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

type ProcessInstanceStream = StreamDefinition<
  ProcessInstanceCommand,
  ProcessInstance,
  ProcessInstanceEvent,
  ProcessInstanceRefusal,
  AdvanceFacts
>;

/** The calendar of working days as it is recorded now. */
export type ReadCalendar = () => Promise<WorkingCalendar>;

/** `zone`: the log's time zone, in which FEEL's `now()` and `today()` are. */
export function processInstanceStream(
  models: ProcessModels,
  zone: string,
  readCalendar: ReadCalendar,
): ProcessInstanceStream {
  return {
    decider: processInstanceDecider,
    personalFields: { ProcessInstanceAdvanced: ['values'] },
    facts: async (command, state) => {
      const definition = command.type === 'StartProcess' ? command.data.definition : definitionOf(state);
      const model = definition === undefined ? NO_MODEL : await models.modelOf(definition);
      const calendar = usesCalendar(model) ? await readCalendar() : NO_CALENDAR;
      const { recordedAt, today } = command.meta;
      return { model, clock: { ...feelClock(recordedAt, today, zone), calendar } };
    },
  };
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
