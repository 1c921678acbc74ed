import type { RowChange, RowOf } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import type { Step, StepOf, Wait } from '../instance/steps.js';
import { callChanges } from './call-changes.js';
import type { Of, Owner } from './owner.js';
import { keyOf, ownerOf } from './owner.js';
import { taskChanges } from './task-changes.js';
import { commandChanges } from './command-changes.js';
import {
  elementInstances,
  processIncidents,
  processInstances,
  processJobs,
  processVariables,
  processWaits,
  takenFlows,
} from './workflow.tables.js';

/** The rows that a step changes. Tokens on their way and the phases of an element are no rows. */
export function changesOf(step: Step, of: Of): readonly RowChange[] {
  switch (step.kind) {
    case 'entered':
      return entered(step, of);
    case 'left':
      return left(step, of);
    case 'took': {
      return [put(takenFlows, { ...ownerOf(of), flow: step.flow })];
    }
    case 'set':
      return set(step, of);
    case 'jobOpened':
      return jobOpened(step, of);
    case 'jobClosed':
    case 'jobFailed':
    case 'jobUpdated':
      return jobChanged(step, of);
    case 'incidentRaised':
      return incidentRaised(step, of);
    case 'incidentResolved':
      return [
        patch(processIncidents, { key: keyOf(of, step.part) }, { state: 'RESOLVED' }),
        ...(step.job === undefined ? [] : [patch(processJobs, { key: keyOf(of, step.job) }, { stopped: false })]),
      ];
    case 'taskOpened':
    case 'taskChanged':
    case 'taskClosed':
      return taskChanges(step, of);
    case 'commandAsked':
    case 'commandDone':
    case 'commandRefused':
    case 'commandDropped':
      return commandChanges(step, of);
    case 'waitOpened':
      return [put(processWaits, { ...ownerOf(of), ...waitColumns(step.wait, of), ...whose(step, of) })];
    case 'waitRenewed':
      return [patch(processWaits, { key: keyOf(of, step.part) }, renewedWait(step.wait, of))];
    case 'waitClosed':
      return [patch(processWaits, { key: keyOf(of, step.part) }, endedWait(step.how, of))];
    case 'callAsked':
    case 'callClosed':
    case 'errorPassed':
      return callChanges(step, of);
    case 'loopBegun':
    case 'itemDone':
    case 'compensating':
    case 'signalThrown':
    case 'arrived':
    case 'dropped':
    case 'activated':
    case 'completing':
    case 'ending':
    case 'deviationsGiven':
      return [];
  }
}

type WaitColumns = Pick<
  RowOf<typeof processWaits>,
  'for' | 'due' | 'name' | 'correlationKey' | 'after' | 'derivation' | 'calendar'
>;

function whose(
  { part, of: owner, element }: StepOf<'waitOpened'>,
  of: Of,
): Omit<RowOf<typeof processWaits>, keyof WaitColumns | keyof Owner> {
  return {
    key: keyOf(of, part),
    elementInstance: keyOf(of, owner),
    element,
    state: 'OPEN',
    open: true,
    openedAt: of.position,
    created: of.metadata.recordedAt,
    updated: of.metadata.recordedAt,
    ended: null,
  };
}

function renewedWait(wait: Wait, of: Of): WaitColumns & Pick<RowOf<typeof processWaits>, 'updated'> {
  return { ...waitColumns(wait, of), updated: of.metadata.recordedAt };
}

function endedWait(how: StepOf<'waitClosed'>['how'], of: Of): Partial<RowOf<typeof processWaits>> {
  const ended = of.metadata.recordedAt;
  return { state: how === 'happened' ? 'HAPPENED' : 'CANCELED', open: false, updated: ended, ended };
}

function waitColumns(wait: Wait, of: Of): WaitColumns {
  const none = { due: null, name: null, correlationKey: null, after: null, derivation: null, calendar: null };
  switch (wait.for) {
    case 'timer':
      return {
        ...none,
        for: 'timer',
        due: wait.due,
        derivation: wait.derivation ?? null,
        calendar: wait.calendar ?? null,
      };
    case 'message':
      return {
        ...none,
        for: 'message',
        name: wait.name,
        correlationKey: wait.key ?? null,
        after: wait.after === undefined ? (wait.lookBack === false ? of.position : null) : BigInt(wait.after),
      };
    case 'signal':
      return { ...none, for: 'signal', name: wait.name };
    case 'condition':
      return { ...none, for: 'condition' };
  }
}

function entered({ part, element, type, scope = part }: StepOf<'entered'>, of: Of): readonly RowChange[] {
  return [
    put(elementInstances, {
      ...ownerOf(of),
      key: keyOf(of, part),
      scope: keyOf(of, scope),
      element,
      type,
      state: 'ACTIVE',
      started: of.metadata.recordedAt,
      ended: null,
    }),
  ];
}

function left({ part, how }: StepOf<'left'>, of: Of): readonly RowChange[] {
  const end = {
    state: how === 'completed' ? ('COMPLETED' as const) : ('TERMINATED' as const),
    ended: of.metadata.recordedAt,
  };
  const key = keyOf(of, part);
  return [patch(elementInstances, { key }, end), ...(part === 0 ? [patch(processInstances, { key }, end)] : [])];
}

/** A variable that is new comes with its part; else only its value changes. */
function set({ scope, name, value, part }: StepOf<'set'>, of: Of): readonly RowChange[] {
  const place = { scope: keyOf(of, scope), name };
  const found = { valueAt: of.revision, valueIndex: value };
  if (part === undefined) return [patch(processVariables, place, found)];
  return [put(processVariables, { ...place, key: keyOf(of, part), instance: BigInt(of.id), ...found })];
}

function jobOpened({ part, of: element, ...job }: StepOf<'jobOpened'>, of: Of): readonly RowChange[] {
  return [
    put(processJobs, {
      ...ownerOf(of),
      key: keyOf(of, part),
      elementInstance: keyOf(of, element),
      element: job.element,
      type: job.type,
      retries: job.retries,
      state: 'CREATED',
      open: true,
      stopped: false,
      notBefore: null,
      errorCode: null,
      messageAt: null,
      messageIndex: null,
      created: of.metadata.recordedAt,
      updated: of.metadata.recordedAt,
      ended: null,
    }),
  ];
}

function jobChanged(step: StepOf<'jobClosed' | 'jobFailed' | 'jobUpdated'>, of: Of): readonly RowChange[] {
  const key = { key: keyOf(of, step.part) };
  const updated = of.metadata.recordedAt;
  switch (step.kind) {
    case 'jobClosed': {
      const { trigger } = of.data;
      const thrown = trigger.kind === 'jobErrorThrown' && trigger.job === step.part ? trigger.code : undefined;
      const state = step.how === 'completed' ? 'COMPLETED' : thrown === undefined ? 'CANCELED' : 'ERROR_THROWN';
      const error = thrown === undefined ? {} : { errorCode: thrown };
      return [patch(processJobs, key, { state, open: false, updated, ended: updated, ...error })];
    }
    case 'jobFailed': {
      const { retries, notBefore = null, message } = step;
      const said = message === undefined ? {} : { messageAt: of.revision, messageIndex: message };
      return [patch(processJobs, key, { state: 'FAILED', retries, notBefore, updated, ...said })];
    }
    case 'jobUpdated':
      return [patch(processJobs, key, { state: 'RETRIES_UPDATED', retries: step.retries, notBefore: null, updated })];
  }
}

function incidentRaised(step: StepOf<'incidentRaised'>, of: Of): readonly RowChange[] {
  const { part, of: elementInstance, element, error, message, job } = step;
  const about = job === undefined ? null : keyOf(of, job);
  const { trigger } = of.data;
  const thrown = trigger.kind === 'jobErrorThrown' && trigger.job === job;
  return [
    put(processIncidents, {
      ...ownerOf(of),
      key: keyOf(of, part),
      elementInstance: keyOf(of, elementInstance),
      element,
      error,
      state: 'ACTIVE',
      created: of.metadata.recordedAt,
      job: about,
      valueAt: of.revision,
      valueIndex: message,
    }),
    ...(about === null
      ? []
      : [
          patch(
            processJobs,
            { key: about },
            {
              stopped: true,
              ...(thrown && { state: 'ERROR_THROWN' as const, errorCode: trigger.code }),
            },
          ),
        ]),
  ];
}
