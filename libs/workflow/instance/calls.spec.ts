import { bpmn, flows, service } from '../testing/bpmn.js';
import { modelOf, play, PlayedInstance } from '../testing/played-instance.js';
import type { CallAnswer } from './calls.js';
import { answerCall } from './calls.js';
import { resolveIncident } from './resolve-incident.js';
import { cancel } from './triggers.js';
import type { NamedValues } from './variables.js';

const EVENTS = '<startEvent id="start"/><endEvent id="end"/>';
const DENIED =
  '<boundaryEvent id="denied" attachedToRef="run"><errorEventDefinition id="d" errorRef="E"/></boundaryEvent>';

function calling(attributes = '', extensions = ''): string {
  return `<callActivity id="run"><extensionElements><zeebe:calledElement processId="paper"${attributes}/>${extensions}</extensionElements></callActivity>`;
}

function model(call = calling(), more = ''): string {
  return bpmn(`${EVENTS}${call}${service('then')}${more}${flows('start run then end')}`).replace(
    '<process',
    '<error id="E" errorCode="denied"/><process',
  );
}

function calls({ state }: PlayedInstance) {
  return state.status === 'running' ? [...state.calls.values()] : [];
}

function answer(instance: PlayedInstance, outcome: CallAnswer, variables: NamedValues = {}): PlayedInstance {
  const [open] = calls(instance);
  return instance.apply((facts, state) => answerCall(state, { call: open?.part ?? 0, variables, ...outcome }, facts));
}

describe('a call activity', () => {
  it('asks for an instance of its process and takes what it gives', async () => {
    const instance = await play(model(calling(' bindingType="versionTag" versionTag="2019"')));
    expect(calls(instance)).toMatchObject([{ called: 'paper', binding: 'versionTag', versionTag: '2019' }]);
    answer(instance, { outcome: 'completed' }, { outcome: 'adopted' });
    expect(calls(instance)).toEqual([]);
    expect(instance.jobTypes).toEqual(['then']);
    expect(instance.variables).toEqual({ outcome: 'adopted' });
  });

  it('takes only what its output mapping names', async () => {
    const mapping = '<zeebe:ioMapping><zeebe:output source="=outcome" target="result"/></zeebe:ioMapping>';
    const instance = await play(model(calling('', mapping)));
    answer(instance, { outcome: 'completed' }, { outcome: 'adopted', other: 1 });
    expect(instance.variables).toEqual({ result: 'adopted' });
  });

  it('takes nothing when the model says so', async () => {
    const instance = await play(model(calling(' propagateAllChildVariables="false"')));
    expect(answer(instance, { outcome: 'completed' }, { outcome: 'adopted' }).variables).toEqual({});
  });

  it('is answered once', async () => {
    const instance = await play(model());
    const [open] = calls(instance);
    answer(instance, { outcome: 'completed' });
    const again = { call: open?.part ?? 0, variables: {}, outcome: 'completed' } as const;
    expect(answerCall(instance.state, again, instance.facts)).toMatchObject({
      refusal: 'the call does not exist or is answered',
    });
  });

  it('ends by an error of the called instance that its boundary event catches', async () => {
    const instance = await play(model(calling(), `${DENIED}${service('other')}${flows('denied other')}`));
    answer(instance, { outcome: 'error', code: 'denied' }, { why: 'budget' });
    expect(instance.jobTypes).toEqual(['other']);
    expect(instance.variables).toEqual({ why: 'budget' });
  });

  it('asks a person about an error that nothing catches, and calls again', async () => {
    const instance = answer(await play(model()), { outcome: 'error', code: 'denied' });
    expect(instance.incidents).toMatchObject([{ error: 'UNHANDLED_ERROR_EVENT' }]);
    const [incident] = instance.incidents;
    instance.apply((facts, state) => resolveIncident(state, { incident: incident?.part ?? 0 }, facts));
    expect(calls(instance)).toHaveLength(1);
  });

  it('asks a person when its process is not deployed', async () => {
    const instance = answer(await play(model()), { outcome: 'refused', reason: 'the process paper is not deployed' });
    expect(instance.incidents).toMatchObject([{ error: 'CALLED_ELEMENT_ERROR' }]);
    expect(calls(instance)).toEqual([]);
  });

  it('waits for nobody when its instance is cancelled', async () => {
    const instance = await play(model());
    instance.apply((facts, state) => cancel(state, facts));
    expect(instance.state.status).toBe('cancelled');
    expect(instance.steps.filter(({ kind }) => kind === 'callClosed')).toMatchObject([{ how: 'cancelled' }]);
  });
});

describe('a called instance', () => {
  const calledBy = { instance: '131072', part: 4, call: '131076', activity: '131075', root: '131072', depth: 1 };

  async function called(xml: string): Promise<PlayedInstance> {
    return new PlayedInstance(await modelOf(xml), {}, new Map(), { calledBy });
  }

  it('passes an error that nothing in it catches to its caller', async () => {
    const xml = bpmn(
      `<startEvent id="start"/><endEvent id="fail"><errorEventDefinition id="d" errorRef="E"/></endEvent>${flows('start fail')}`,
    ).replace('<process', '<error id="E" errorCode="denied"/><process');
    const instance = await called(xml);
    expect(instance.incidents).toEqual([]);
    expect(instance.events.at(-1)?.calledBy).toEqual(calledBy);
    expect(instance.steps.at(-1)).toMatchObject({ kind: 'errorPassed', code: 'denied' });
  });

  it('is cancelled by its caller alone', async () => {
    const instance = await called(model());
    expect(cancel(instance.state, instance.facts)).toMatchObject({ refusal: 'cancel the instance that called it' });
    expect(cancel(instance.state, instance.facts, true)).toMatchObject({ advanced: true });
  });
});
