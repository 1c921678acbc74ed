import { bpmn, flow, flows, service } from '../testing/bpmn.js';
import { play } from '../testing/played-instance.js';
import { throwJobError } from './triggers.js';

const EVENTS = '<startEvent id="start"/><endEvent id="end"/>';

function errors(xml: string): string {
  return xml.replace('<process', '<error id="E" errorCode="denied"/><error id="F" errorCode="late"/><process');
}

function boundary(id: string, on: string, error?: 'E' | 'F', extensions = ''): string {
  const ref = error === undefined ? '' : ` errorRef="${error}"`;
  return `<boundaryEvent id="${id}" attachedToRef="${on}">${extensions}<errorEventDefinition id="${id}-d"${ref}/></boundaryEvent>`;
}

function throwing(code: string, variables = {}) {
  return (facts: Parameters<typeof throwJobError>[3], state: Parameters<typeof throwJobError>[0]) => {
    const [job] = state.status === 'running' ? [...state.jobs.keys()] : [];
    return throwJobError(state, job ?? 0, { code, variables }, facts);
  };
}

const TASK = errors(
  bpmn(`${EVENTS}${service('ask')}${service('again')}${service('other')}
    ${boundary('denied', 'ask', 'E')}${boundary('any', 'ask')}
    ${flows('start ask end', 'denied again', 'any other')}`),
);

describe('An error', () => {
  it('that a worker throws goes on at the boundary event of its code, with its variables', async () => {
    const instance = (await play(TASK)).apply(throwing('denied', { why: 'no budget' }));
    expect(instance.jobTypes).toEqual(['again']);
    expect(instance.variables).toEqual({ why: 'no budget' });
    expect(instance.complete('again').state.status).toBe('completed');
    expect(instance.left).not.toContain('end');
  });

  it('of another code goes on at the event for every error', async () => {
    expect((await play(TASK)).apply(throwing('late')).jobTypes).toEqual(['other']);
  });

  it('hands its variables to the output mappings of the event', async () => {
    const mapping = `<extensionElements><zeebe:ioMapping><zeebe:output source="=why" target="reason"/></zeebe:ioMapping></extensionElements>`;
    const model = errors(
      bpmn(
        `${EVENTS}${service('ask')}${service('again')}${boundary('b', 'ask', 'E', mapping)}${flows('start ask end', 'b again')}`,
      ),
    );
    const instance = (await play(model)).apply(throwing('denied', { why: 'late', more: 1 }));
    expect(instance.variables).toEqual({ reason: 'late' });
  });

  it('ends the subprocess that catches it, with all that is in it', async () => {
    const inner = `<startEvent id="in"/><parallelGateway id="split"/>${service('ask')}${service('beside')}${flows('in split ask', 'split beside')}`;
    const model = errors(
      bpmn(`${EVENTS}<subProcess id="sub">${inner}</subProcess>${service('again')}${boundary('b', 'sub', 'E')}
        ${flows('start sub end', 'b again')}`),
    );
    const instance = (await play(model)).apply(throwing('denied'));
    expect(instance.jobTypes).toEqual(['again']);
    expect(instance.complete('again').state.status).toBe('completed');
  });

  it('of an error end event is caught around its subprocess', async () => {
    const inner = `<startEvent id="in"/>${service('check')}<endEvent id="bad"><errorEventDefinition id="bad-d" errorRef="E"/></endEvent>${flows('in check bad')}`;
    const model = errors(
      bpmn(`${EVENTS}<subProcess id="sub">${inner}</subProcess>${service('again')}${boundary('b', 'sub', 'E')}
        ${flows('start sub end', 'b again')}`),
    );
    expect((await play(model)).complete('check').jobTypes).toEqual(['again']);
  });

  it('that nothing catches is an incident, which a retry raises again', async () => {
    const model = errors(
      bpmn(
        `<startEvent id="start"/><endEvent id="bad"><errorEventDefinition id="d" errorRef="F"/></endEvent>${flows('start bad')}`,
      ),
    );
    const instance = await play(model);
    expect(instance.incidents).toMatchObject([{ error: 'UNHANDLED_ERROR_EVENT' }]);
    const uncaught = (await play(bpmn(`${EVENTS}${service('ask')}${flows('start ask end')}`))).apply(
      throwing('denied'),
    );
    expect(uncaught.incidents).toMatchObject([{ error: 'UNHANDLED_ERROR_EVENT', job: uncaught.jobPart }]);
  });

  it('leads an inclusive gateway to wait for what the event may bring', async () => {
    const model = errors(
      bpmn(`${EVENTS}<parallelGateway id="split"/><inclusiveGateway id="join"/>${service('a')}${service('ask')}${service('last')}
        <endEvent id="done"/>${boundary('b', 'ask', 'E')}${flows('start split a join last end', 'split ask done')}
        ${flow('b', 'join')}`),
    );
    const instance = (await play(model)).complete('a');
    expect(instance.jobTypes).toEqual(['ask']);
    expect(instance.apply(throwing('denied')).jobTypes).toEqual(['last']);
  });

  it.each([
    ['<endEvent id="bad"><errorEventDefinition id="d"/></endEvent>', 'the error that it throws has no code'],
    [boundary('b', 'ask', 'E').replace('id="b"', 'id="b" cancelActivity="false"'), 'an error always ends its activity'],
    [boundary('b', 'ask').replaceAll('errorEvent', 'cancelEvent'), 'is not executed here'],
  ])('in a model with %s is refused', async (element, message) => {
    const model = errors(bpmn(`${EVENTS}${service('ask')}${element}${flows('start ask end')}`));
    await expect(play(model)).rejects.toThrow(message);
  });
});
