import { flow, flows, service } from '../testing/bpmn.js';
import { play } from '../testing/played-instance.js';
import { cancel, completeJob } from './triggers.js';
import { correlateMessage, fireTimer, receiveSignal } from './wait-triggers.js';
import {
  START,
  END,
  ENDS,
  TIMER,
  MESSAGE,
  SIGNAL,
  model,
  condition,
  catching,
  boundary,
  handler,
  waits,
  partOf,
  fire,
  correlate,
  set,
} from './waiting.fixture.js';

describe('a catching event', () => {
  it('waits for its time, which is computed once', async () => {
    const instance = await play(model(`${START}${END}${catching('wait', TIMER)}${flows('start wait end')}`));
    expect(waits(instance)).toMatchObject([
      { element: 'wait', wait: { for: 'timer', due: '2019-02-28T15:00:00.000Z' } },
    ]);
    expect(fire(instance, 'wait').state.status).toBe('completed');
  });

  it('fires once', async () => {
    const instance = await play(model(`${START}${END}${catching('wait', TIMER)}${flows('start wait end')}`));
    const wait = partOf(instance, 'wait');
    expect(fireTimer(instance.state, { wait, due: '2019-02-27T15:00:00.000Z' }, instance.facts)).toMatchObject({
      refusal: 'the wait does not exist or has ended',
    });
    const { state } = fire(instance, 'wait');
    expect(fireTimer(state, { wait, due: '2019-02-28T15:00:00.000Z' }, instance.facts)).toMatchObject({
      refusal: 'process instance is not running',
    });
  });

  it('waits for a message by its key, and takes its variables', async () => {
    const xml = model(`${START}${END}${catching('wait', MESSAGE)}${flows('start wait end')}`);
    const instance = await play(xml, { paper: 'paper-1' });
    expect(waits(instance)[0]?.wait).toEqual({ for: 'message', name: 'PaperAcknowledged', key: 'paper-1' });
    expect(correlate(instance, 'wait', { on: '2019-02-20' }).variables).toMatchObject({ on: '2019-02-20' });
  });

  it('asks a person when the key cannot be found, and goes on when it can', async () => {
    const xml = model(`${START}${END}${catching('wait', MESSAGE)}${flows('start wait end')}`);
    const instance = await play(xml);
    expect(instance.incidents).toMatchObject([{ error: 'EXTRACT_VALUE_ERROR' }]);
    expect(waits(instance)).toEqual([]);
  });

  it('completes when its condition becomes true', async () => {
    const xml = model(`${START}${END}${catching('wait', condition('=votes > 20'))}${flows('start wait end')}`);
    const instance = await play(xml, { votes: 1 });
    expect(set(instance, { votes: 20 }).state.status).toBe('running');
    expect(set(instance, { votes: 21 }).state.status).toBe('completed');
  });

  it('completes at once when its condition is true already', async () => {
    const xml = model(`${START}${END}${catching('wait', condition('=votes > 20'))}${flows('start wait end')}`);
    expect((await play(xml, { votes: 30 })).state.status).toBe('completed');
  });

  it('waits no longer when the instance is cancelled', async () => {
    const instance = await play(model(`${START}${END}${catching('wait', TIMER)}${flows('start wait end')}`));
    instance.apply((facts, state) => cancel(state, facts));
    expect(instance.steps).toContainEqual({ kind: 'waitClosed', part: 3, how: 'cancelled' });
  });
});

describe('a message that was taken', () => {
  it('is not found again by a later wait of the same instance', async () => {
    const xml = model(
      `${START}${END}${catching('wait', MESSAGE)}<exclusiveGateway id="more"/>${flows('start wait more end')}<sequenceFlow id="again" sourceRef="more" targetRef="wait"><conditionExpression>=again</conditionExpression></sequenceFlow>`.replace(
        '<exclusiveGateway id="more"/>',
        '<exclusiveGateway id="more" default="more-end"/>',
      ),
    );
    const instance = correlate(await play(xml, { paper: 'p' }), 'wait', { again: true }, '7');
    expect(waits(instance)[0]?.wait).toMatchObject({ key: 'p', after: '7' });
    const same = { wait: partOf(instance, 'wait'), message: 'e', position: '7', variables: {} };
    expect(correlateMessage(instance.state, same, instance.facts)).toMatchObject({ advanced: false });
  });
});

describe('a receive task', () => {
  it('completes by its message, and its boundary event waits no longer', async () => {
    const xml = model(
      `${START}${ENDS}<receiveTask id="wait" messageRef="M"/>${boundary('late', 'wait', TIMER)}${flows('start wait end', 'late other')}`,
    );
    const instance = await play(xml, { paper: 'paper-1' });
    expect(waits(instance).map(({ element }) => element)).toEqual(['late', 'wait']);
    expect(correlate(instance, 'wait').left).toEqual(['start', 'wait', 'end', 'process']);
  });
});

describe('a boundary event', () => {
  const task = (definition: string, interrupting: boolean): string =>
    model(
      `${START}${ENDS}${service('ask')}${service('remind')}${boundary('late', 'ask', definition, interrupting)}${flows('start ask end', 'late remind other')}`,
    );

  it('ends its activity when it is interrupting', async () => {
    const instance = fire(await play(task(TIMER, true)), 'late');
    expect(instance.jobTypes).toEqual(['remind']);
    expect(waits(instance)).toEqual([]);
    expect(instance.complete('remind').state.status).toBe('completed');
  });

  it('leaves its activity when it is not, and happens once for a duration', async () => {
    const instance = fire(await play(task(TIMER, false)), 'late');
    expect(instance.jobTypes).toEqual(['ask', 'remind']);
    expect(waits(instance)).toEqual([]);
    expect(instance.complete('ask').state.status).toBe('running');
    expect(instance.complete('remind').state.status).toBe('completed');
  });

  it('comes again with a cycle', async () => {
    const cycle = '<timerEventDefinition id="t"><timeCycle>R2/P7D</timeCycle></timerEventDefinition>';
    const instance = fire(await play(task(cycle, false)), 'late');
    expect(waits(instance)).toMatchObject([{ wait: { due: '2019-02-28T15:00:00.000Z' } }]);
    expect(fire(instance, 'late').jobTypes).toEqual(['ask', 'remind', 'remind']);
    expect(waits(instance)).toEqual([]);
  });

  it('takes each message once, in their order', async () => {
    const instance = await play(task(MESSAGE, false), { paper: 'paper-1' });
    correlate(correlate(instance, 'late', {}, '7'), 'late', {}, '9');
    expect(instance.jobTypes).toEqual(['ask', 'remind', 'remind']);
    const again = { wait: partOf(instance, 'late'), message: 'e', position: '9', variables: {} };
    expect(correlateMessage(instance.state, again, instance.facts)).toMatchObject({
      refusal: 'the message has come here already',
    });
  });

  it('finds its key around its activity, not in the input of it', async () => {
    const input = '<zeebe:ioMapping><zeebe:input source="=&quot;inside&quot;" target="paper"/></zeebe:ioMapping>';
    const xml = model(
      `${START}${ENDS}${service('ask', input)}${boundary('late', 'ask', MESSAGE)}${flows('start ask end', 'late other')}`,
    );
    expect(waits(await play(xml, { paper: 'outside' }))[0]?.wait).toMatchObject({ key: 'outside' });
  });

  it('ends its activity at once when its condition holds from the beginning', async () => {
    const instance = await play(task(condition('=stop'), true), { stop: true });
    expect(instance.jobTypes).toEqual(['remind']);
  });

  it('catches an escalation of its subprocess and leaves it running', async () => {
    const inside = `<startEvent id="in"/><intermediateThrowEvent id="tell"><escalationEventDefinition id="e" escalationRef="E"/></intermediateThrowEvent>${service('work')}<endEvent id="out"/>${flows('in tell work out')}`;
    const escalation = '<escalationEventDefinition id="x" escalationRef="E"/>';
    const xml = model(
      `${START}${ENDS}<subProcess id="sub">${inside}</subProcess>${service('remind')}${boundary('late', 'sub', escalation, false)}${flows('start sub end', 'late remind other')}`,
    );
    expect((await play(xml)).jobTypes).toEqual(['remind', 'work']);
  });
});

describe('an event-based gateway', () => {
  const race = model(
    `${START}${ENDS}<eventBasedGateway id="race"/>${catching('answer', MESSAGE)}${catching('late', TIMER)}${flows('start race answer end', 'race late other')}`,
  );

  it('goes the way of the first event', async () => {
    const answered = correlate(await play(race, { paper: 'p' }), 'answer', { yes: true });
    expect(answered.left).toEqual(['start', 'race', 'answer', 'end', 'process']);
    expect(answered.variables).toMatchObject({ yes: true });
    expect(fire(await play(race, { paper: 'p' }), 'late').left).toEqual(['start', 'race', 'late', 'other', 'process']);
  });
});

describe('an event subprocess', () => {
  it('ends all else in its scope when it is interrupting', async () => {
    const inside = `${service('stop')}<endEvent id="h-end"/>${flows('h-start stop h-end')}`;
    const xml = model(
      `${START}${END}${service('work')}${flows('start work end')}${handler('h', MESSAGE, true, inside)}${handler('other-h', TIMER)}`,
    );
    const instance = correlate(await play(xml, { paper: 'p' }), 'h-start', { why: 'withdrawn' });
    expect(instance.jobTypes).toEqual(['stop']);
    expect(waits(instance)).toEqual([]);
    expect(instance.complete('stop').state.status).toBe('completed');
    // What the message brought is the subprocess's own.
    expect(instance.variables).not.toHaveProperty('why');
  });

  it('runs beside its scope when it is not, as often as it happens', async () => {
    const inside = `${service('note')}<endEvent id="h-end"/>${flows('h-start note h-end')}`;
    const xml = model(
      `${START}${END}${service('work')}${flows('start work end')}${handler('h', SIGNAL, false, inside)}`,
    );
    const instance = await play(xml);
    for (const signal of ['1', '2']) {
      instance.apply((facts, state) =>
        receiveSignal(state, { wait: partOf(instance, 'h-start'), signal, variables: {} }, facts),
      );
    }
    expect(instance.jobTypes).toEqual(['note', 'note', 'work']);
    instance.complete('work').complete('note');
    expect(instance.state.status).toBe('running');
    expect(instance.complete('note').state.status).toBe('completed');
  });

  it('waits no longer when its scope completes', async () => {
    const sub = `<subProcess id="sub"><startEvent id="in"/>${service('work')}<endEvent id="out"/>${flows('in work out')}${handler('h', TIMER)}</subProcess>`;
    const xml = model(`${START}${END}${sub}${service('later')}${flows('start sub later end')}`);
    const instance = (await play(xml)).complete('work');
    expect(waits(instance)).toEqual([]);
    expect(instance.jobTypes).toEqual(['later']);
  });

  it('catches an error of its scope, but not its own', async () => {
    const raise = (id: string) => `<endEvent id="${id}"><errorEventDefinition id="${id}-d" errorRef="F"/></endEvent>`;
    const inside = `${raise('again')}${flows('h-start again')}`;
    const error = '<errorEventDefinition id="x" errorRef="F"/>';
    const xml = model(`${START}${raise('fail')}${flows('start fail')}${handler('h', error, true, inside)}`);
    const instance = await play(xml);
    expect(instance.incidents).toMatchObject([{ error: 'UNHANDLED_ERROR_EVENT' }]);
    expect(instance.left).toContain('h-start');
  });

  it('takes the place of all else when its condition holds from the beginning', async () => {
    const xml = model(`${START}${END}${service('work')}${flows('start work end')}${handler('h', condition('=stop'))}`);
    const instance = await play(xml, { stop: true });
    expect(instance.state.status).toBe('completed');
    expect(instance.left).not.toContain('start');
  });
});

describe('a signal', () => {
  it('comes to the waits of the same instance at once', async () => {
    const throwing = `<intermediateThrowEvent id="tell">${SIGNAL.replace('id="s"', 'id="s2"')}</intermediateThrowEvent>`;
    const xml = model(
      `${START}${ENDS}<parallelGateway id="fork"/>${catching('wait', SIGNAL)}${service('work')}${throwing}${flows('start fork wait end', 'fork work tell other')}`,
    );
    const instance = (await play(xml)).complete('work');
    expect(instance.state.status).toBe('completed');
    expect(instance.steps.filter(({ kind }) => kind === 'signalThrown')).toMatchObject([{ signal: 'term ended' }]);
  });
});

describe('a start event with a trigger', () => {
  it('is begun by its id, and a call finds no start', async () => {
    const xml = model(`<startEvent id="begin">${MESSAGE}</startEvent>${END}${flows('begin end')}`);
    await expect(play(xml)).rejects.toThrow('the process has no such start event');
    const instance = await play(xml, {}, 'begin');
    expect(instance.state.status).toBe('completed');
    expect(instance.events[0]?.trigger).toMatchObject({ kind: 'start', event: 'begin' });
  });
});

describe('a job', () => {
  it('is ended by what happens at its boundary', async () => {
    const xml = model(
      `${START}${ENDS}${service('ask')}${boundary('late', 'ask', TIMER)}${flow('start', 'ask')}${flows('ask end', 'late other')}`,
    );
    const instance = await play(xml);
    const job = instance.jobPart;
    fire(instance, 'late');
    expect(completeJob(instance.state, job, {}, instance.facts)).toMatchObject({ advanced: false });
  });
});
