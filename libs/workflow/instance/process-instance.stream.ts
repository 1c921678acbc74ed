import type { StreamDefinition } from '#event-sourcing';
import { Temporal } from 'temporal-polyfill';
import type { FeelClock } from '../feel/expression.js';
import type { ProcessModel } from '../model/process-model.js';
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

/** `zone`: the log's time zone, in which FEEL's `now()` and `today()` are. */
export function processInstanceStream(models: ProcessModels, zone: string): ProcessInstanceStream {
  return {
    decider: processInstanceDecider,
    personalFields: { ProcessInstanceAdvanced: ['values'] },
    facts: async (command, state) => {
      const definition = command.type === 'StartProcess' ? command.data.definition : definitionOf(state);
      const model = definition === undefined ? NO_MODEL : await models.modelOf(definition);
      return { model, clock: feelClock(command.meta.recordedAt, command.meta.today, zone) };
    },
  };
}

function definitionOf(state: ProcessInstance): PinnedDefinition | undefined {
  return state.status === 'running' ? state.definition : undefined;
}

/** For a command to an instance that does not run: it is refused before a model is looked at. */
const NO_MODEL: ProcessModel = { id: '', elements: new Map(), flows: new Map() };

function feelClock(recordedAt: string, today: string, zone: string): FeelClock {
  const local = Temporal.Instant.from(recordedAt).toZonedDateTimeISO(zone);
  return { now: `${local.toPlainDateTime().toString()}@${zone}`, today, at: recordedAt, zone };
}
