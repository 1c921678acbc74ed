import { bpmn, flow, flows, service } from '../testing/bpmn.js';
import { play } from '../testing/played-instance.js';

const GATEWAYS = '<inclusiveGateway id="split" default="split-c"/><inclusiveGateway id="join"/>';
const JOBS = ['a', 'b', 'c', 'last'].map((id) => service(id)).join('');
const EVENTS = '<startEvent id="start"/><endEvent id="end"/>';

/** Ways a and b under conditions, c else. */
const WAYS = `${flow('split', 'a', '=a')}${flow('split', 'b', '=b')}${flow('split', 'c')}
  ${flows('start split', 'a join', 'b join', 'c join', 'join last end')}`;
const MODEL = bpmn(EVENTS + GATEWAYS + JOBS + WAYS);

describe('An inclusive gateway', () => {
  it.each([
    [{ a: true, b: true }, ['a', 'b']],
    [{ a: true, b: false }, ['a']],
    [{ a: false, b: false }, ['c']],
  ])('with %j opens and joins exactly the ways that were taken', async (variables, ways) => {
    const instance = await play(MODEL, variables);
    expect(instance.jobTypes).toEqual(ways);
    for (const [at, way] of ways.entries()) {
      instance.complete(way);
      expect(instance.jobTypes).toEqual(at === ways.length - 1 ? ['last'] : ways.slice(at + 1));
    }
    expect(instance.complete('last').state.status).toBe('completed');
  });

  it('waits for a token that comes back from a loop, but not for one that must pass it itself', async () => {
    const loop = `${EVENTS}<parallelGateway id="split"/><exclusiveGateway id="again" default="again-join"/>
      <exclusiveGateway id="begin"/><exclusiveGateway id="before"/><inclusiveGateway id="join"/><exclusiveGateway id="behind" default="behind-end"/>
      ${['a', 'b'].map((id) => service(id)).join('')}
      ${flows('start begin split a join', 'split before b again', 'again join', 'join behind end')}
      ${flow('again', 'before', '=more')}${flow('behind', 'begin', '=round')}`;
    const instance = await play(bpmn(loop), { more: true, round: false });
    instance.complete('a').complete('b');
    // b goes round once more, so the gateway still waits for it.
    expect(instance.jobTypes).toEqual(['b']);
    expect(instance.complete('b', { more: false }).state.status).toBe('completed');
  });

  it('waits for what an incident holds', async () => {
    const model = bpmn(`${EVENTS}<parallelGateway id="split"/><inclusiveGateway id="join"/>${service('a')}
      <serviceTask id="b"><extensionElements><zeebe:taskDefinition type="=missing.type"/></extensionElements></serviceTask>
      ${flows('start split a join end', 'split b join')}`);
    const instance = (await play(model)).complete('a');
    expect(instance.incidents).toHaveLength(1);
    expect(instance.state.status).toBe('running');
  });

  it('lets surplus tokens of one flow through one after the other', async () => {
    const model = bpmn(`${EVENTS}<parallelGateway id="two"/><exclusiveGateway id="one"/><inclusiveGateway id="join"/>
      ${service('last')}${service('never')}<exclusiveGateway id="way" default="way-two"/>
      ${flows('start way', 'two one', 'one join last end', 'never join')}
      ${flow('way', 'never', '=never')}${flow('way', 'two')}<sequenceFlow id="second" sourceRef="two" targetRef="one"/>`);
    const instance = await play(model, { never: false });
    expect(instance.jobTypes).toEqual(['last', 'last']);
    instance.complete('last').complete('last');
    expect(instance.state.status).toBe('completed');
  });

  it('is refused without a condition on a way that is not the default one', async () => {
    const model = bpmn(`${EVENTS}${GATEWAYS}${JOBS}${WAYS.replace('=a', '')}`);
    await expect(play(model.replace('<conditionExpression></conditionExpression>', ''))).rejects.toThrow(
      'the gateway split needs a condition here',
    );
  });
});
