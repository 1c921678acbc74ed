import type { Command, Decider, Decision } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  decideByType,
  evolveByType,
  refuse,
  refuseInput,
  refuseMissing,
  unchanged,
} from '#event-sourcing';
import { formGerman } from '../forms/check-form.js';
import type { Correction } from './corrections.js';
import { askAboutCorrection } from './corrections.js';
import type { CallAnswering } from './calls.js';
import { answerCall } from './calls.js';
import type { ProcessInstance } from './instance-state.js';
import type { ProcessInstanceEvent } from './process-instance.events.js';
import { processInstanceShapes } from './process-instance.events.js';
import type { AnsweredCommand, Deviations } from './command-triggers.js';
import { answerCommand } from './command-triggers.js';
import { resolveIncident } from './resolve-incident.js';
import { needsBlock } from './keys.js';
import { replay } from './replay.js';
import type { Part } from './steps.js';
import type { AdvanceFacts, AdvanceRefusal, AdvanceResult, InstanceStart, JobError, JobFailure } from './triggers.js';
import {
  addBlock,
  cancel,
  completeJob,
  failJob,
  goOn,
  setVariables,
  start,
  throwJobError,
  updateJob,
} from './triggers.js';
import { taskGerman } from './task-refusals.js';
import type { TaskAssignment, TaskCompletion, TaskUpdate } from './user-tasks.js';
import { assignTask, completeTask, skipTask, updateTask } from './user-tasks.js';
import type { NamedValues } from './variables.js';
import type { MessageArrival, SignalArrival, TimerFiring } from './wait-triggers.js';
import { correlateMessage, fireTimer, recomputeDeadline, receiveSignal } from './wait-triggers.js';

export type ProcessInstanceCommand =
  | Command<'StartProcess', InstanceStart>
  | Command<'CompleteJob', { readonly job: Part; readonly variables: NamedValues }>
  | Command<'FailJob', { readonly job: Part } & JobFailure>
  | Command<'ThrowJobError', { readonly job: Part } & JobError>
  | Command<'UpdateJobRetries', { readonly job: Part; readonly retries: number }>
  | Command<'AssignTask', TaskAssignment>
  | Command<'UpdateTask', TaskUpdate>
  | Command<'CompleteTask', TaskCompletion>
  | Command<'SkipTask', { readonly task: Part; readonly reason: string }>
  | Command<'ResolveIncident', { readonly incident: Part; readonly deviations?: Deviations }>
  | Command<'AnswerCommand', AnsweredCommand>
  | Command<'SetVariables', { readonly scope: Part; readonly variables: NamedValues; readonly local: boolean }>
  | Command<'FireTimer', TimerFiring>
  | Command<'RecomputeDeadline', { readonly wait: Part }>
  | Command<'CorrelateMessage', MessageArrival>
  | Command<'ReceiveSignal', SignalArrival>
  | Command<'AskAboutCorrection', Correction>
  | Command<'AnswerCall', CallAnswering>
  | Command<'CancelProcessInstance', { readonly byCaller?: boolean }>
  | Command<'ContinueProcessInstance'>
  /** To the stream of a block: it belongs to this instance from now on. */
  | Command<'ClaimKeyBlock', { readonly instance: string; readonly number: number }>
  | Command<'AddKeyBlock', { readonly block: string; readonly number: number }>;

export type ProcessInstanceRefusal =
  AdvanceRefusal | 'process instance exists' | 'the block of keys is taken' | 'a further block of keys is needed first';

const german: Readonly<Record<ProcessInstanceRefusal, string>> = {
  ...taskGerman,
  ...formGerman,
  'the block of keys is taken': 'Dieser Block von Schlüsseln ist vergeben.',
  'a further block of keys is needed first': 'Es wird erst ein weiterer Block von Schlüsseln gebraucht.',
  'process instance exists': 'Diese Prozessinstanz gibt es schon.',
  'process instance is not running': 'Diese Prozessinstanz läuft nicht.',
  'job does not exist or is no longer open': 'Diesen Auftrag gibt es nicht, oder er ist nicht mehr offen.',
  'incident does not exist or is resolved': 'Diese Störung gibt es nicht, oder sie ist behoben.',
  'the command is not asked for any more': 'Auf diesen Befehl wird keine Antwort mehr erwartet.',
  'no violated rule is known that a deviation could name':
    'Es ist keine verletzte Regel bekannt, die eine Abweichung nennen könnte.',
  'the job still has no retries': 'Der Auftrag hat noch keine Versuche: zuerst welche geben, dann die Störung beheben.',
  'the scope does not exist or has ended': 'Dieses Element gibt es nicht, oder es ist beendet.',
  'the call does not exist or is answered': 'Diesen Aufruf gibt es nicht, oder er ist beantwortet.',
  'cancel the instance that called it': 'Diese Prozessinstanz wurde aufgerufen: die aufrufende abbrechen.',
  'the wait does not exist or has ended': 'Darauf wird nicht oder nicht mehr gewartet.',
  'the deadline is computed with this calendar': 'Die Frist ist mit diesem Kalender berechnet.',
  'the message has come here already': 'Diese Nachricht ist hier schon angekommen.',
  'the process has no such start event': 'Der Prozess hat kein solches Startereignis.',
  'a variable is too large': 'Eine Variable ist zu groß.',
  'nothing is left to be done': 'Es ist nichts mehr zu tun.',
};

/** A process instance. Its stream's id is the instance's key, so that the stream of every part is found by the part's key. */
export const processInstanceDecider: Decider<
  ProcessInstanceCommand,
  ProcessInstance,
  ProcessInstanceEvent,
  ProcessInstanceRefusal,
  AdvanceFacts
> = {
  category: 'processinstance',
  initial: { status: 'unknown' },
  events: processInstanceShapes,
  readsPersonalFields: true,
  german,
  decide: (command, state, facts) =>
    state.status === 'running' && takesKeys(command) && needsBlock(state.parts, state.blocks.length)
      ? refuse('a further block of keys is needed first')
      : decideOne(command, state, facts),
  evolve: evolveByType<ProcessInstance, ProcessInstanceEvent>({
    ProcessInstanceAdvanced: (state, { data }) => replay(state, { ...data, values: data.values ?? [] }),
    KeyBlockClaimed: (_, { data }) => ({ status: 'block', ...data }),
    DateRefined: unchanged,
  }),
};

/** Whatever advances an instance may need keys for new parts. */
function takesKeys({ type }: ProcessInstanceCommand): boolean {
  return type !== 'AddKeyBlock' && type !== 'ClaimKeyBlock';
}

const decideOne = decideByType<
  ProcessInstanceCommand,
  ProcessInstance,
  ProcessInstanceEvent,
  ProcessInstanceRefusal,
  AdvanceFacts
>({
  StartProcess: ({ data }, state, facts) =>
    state.status === 'unknown' ? decided(start(data, facts)) : refuse('process instance exists'),
  CompleteJob: ({ data }, state, facts) => decided(completeJob(state, data.job, data.variables, facts)),
  FailJob: ({ data }, state, facts) => decided(failJob(state, data.job, data, facts)),
  ThrowJobError: ({ data }, state, facts) => decided(throwJobError(state, data.job, data, facts)),
  UpdateJobRetries: ({ data }, state, facts) => decided(updateJob(state, data.job, data.retries, facts)),
  AssignTask: ({ data }, state, facts) => decided(assignTask(state, data, facts)),
  UpdateTask: ({ data }, state, facts) => decided(updateTask(state, data, facts)),
  CompleteTask: ({ data }, state, facts) => decided(completeTask(state, data, facts)),
  SkipTask: ({ data }, state, facts) => decided(skipTask(state, data, facts)),
  ResolveIncident: ({ data }, state, facts) => decided(resolveIncident(state, data, facts)),
  AnswerCommand: ({ data }, state, facts) => decided(answerCommand(state, data, facts)),
  SetVariables: ({ data }, state, facts) => decided(setVariables(state, data, facts)),
  FireTimer: ({ data }, state, facts) => decided(fireTimer(state, data, facts)),
  RecomputeDeadline: ({ data }, state, facts) => decided(recomputeDeadline(state, data.wait, facts)),
  CorrelateMessage: ({ data }, state, facts) => decided(correlateMessage(state, data, facts)),
  ReceiveSignal: ({ data }, state, facts) => decided(receiveSignal(state, data, facts)),
  AskAboutCorrection: ({ data }, state, facts) => decided(askAboutCorrection(state, data, facts)),
  AnswerCall: ({ data }, state, facts) => decided(answerCall(state, data, facts)),
  CancelProcessInstance: ({ data }, state, facts) => decided(cancel(state, facts, data.byCaller)),
  ContinueProcessInstance: (_, state, facts) => decided(goOn(state, facts)),
  ClaimKeyBlock: ({ data }, state) => {
    if (state.status === 'unknown') return accept<ProcessInstanceEvent>({ type: 'KeyBlockClaimed', data });
    const isOwn = state.status === 'block' && state.instance === data.instance && state.number === data.number;
    return isOwn ? acceptAsIs('is claimed already') : refuse('the block of keys is taken');
  },
  AddKeyBlock: ({ data }, state, facts) =>
    state.status === 'running' && state.blocks.length >= data.number
      ? acceptAsIs('is added already')
      : decided(addBlock(state, data.block, facts)),
});

function decided(result: AdvanceResult): Decision<ProcessInstanceEvent, ProcessInstanceRefusal> {
  if (result.advanced) return accept({ type: 'ProcessInstanceAdvanced', data: result.event });
  switch (result.refusal) {
    case 'a variable is too large':
    case 'the form requires a value here':
    case 'the value is of another kind than the form asks for':
    case 'the value is none of those that the form offers':
    case 'the value is outside of what the form allows':
      return refuseInput(result.refusal, `variables.${result.field}`);
    case 'job does not exist or is no longer open':
    case 'task does not exist or is no longer open':
    case 'incident does not exist or is resolved':
    case 'the scope does not exist or has ended':
    case 'the wait does not exist or has ended':
    case 'the command is not asked for any more':
    case 'the call does not exist or is answered':
      return refuseMissing(result.refusal);
    case 'process instance is not running':
    case 'the task is assigned to someone else':
    case 'the task is completed by an event of the domain':
    case 'the job still has no retries':
    case 'no violated rule is known that a deviation could name':
    case 'nothing is left to be done':
    case 'the deadline is computed with this calendar':
    case 'the message has come here already':
    case 'cancel the instance that called it':
    case 'the process has no such start event':
      return refuse(result.refusal);
  }
}
