import { bpmn, flow, flows, service } from '../testing/bpmn.js';
import { play } from '../testing/played-instance.js';

function link(kind: 'Throw' | 'Catch', id: string, name: string): string {
  return `<intermediate${kind}Event id="${id}"><linkEventDefinition id="${id}-link" name="${name}"/></intermediate${kind}Event>`;
}

const EVENTS = '<startEvent id="start"/><endEvent id="end"/>';

describe('A link', () => {
  it('goes on at the catching event of its name, from each of its throwing events', async () => {
    const model = bpmn(`${EVENTS}<parallelGateway id="split"/>${service('a')}${service('b')}${service('last')}
      ${link('Throw', 't1', 'Seite 2')}${link('Throw', 't2', 'Seite 2')}${link('Catch', 'c', 'Seite 2')}
      ${flows('start split a t1', 'split b t2', 'c last end')}`);
    const instance = (await play(model)).complete('a').complete('b');
    expect(instance.jobTypes).toEqual(['last', 'last']);
    expect(instance.complete('last').complete('last').state.status).toBe('completed');
    expect(instance.left.filter((id) => ['t1', 't2', 'c'].includes(id)).toSorted()).toEqual(['c', 'c', 't1', 't2']);
  });

  it('leads to an inclusive gateway like a sequence flow', async () => {
    const model =
      bpmn(`${EVENTS}<parallelGateway id="split"/><inclusiveGateway id="join"/>${service('a')}${service('b')}
      ${link('Throw', 't', 'L')}${link('Catch', 'c', 'L')}${service('last')}
      ${flows('start split a join last end', 'split b t', 'c join')}`);
    const instance = (await play(model)).complete('a');
    expect(instance.jobTypes).toEqual(['b']);
    expect(instance.complete('b').jobTypes).toEqual(['last']);
  });

  it('keeps its scope open until what follows it has ended', async () => {
    const inner = `<startEvent id="in"/>${link('Throw', 't', 'L')}${link('Catch', 'c', 'L')}${service('a')}${flows('in t', 'c a')}`;
    const model = bpmn(`${EVENTS}<subProcess id="sub">${inner}</subProcess>${flows('start sub end')}`);
    const instance = await play(model);
    expect(instance.jobTypes).toEqual(['a']);
    expect(instance.complete('a').state.status).toBe('completed');
  });

  it('in a circle without a wait ends in an incident', async () => {
    const model = bpmn(`${EVENTS}<exclusiveGateway id="way" default="way-t"/>${link('Throw', 't', 'L')}
      ${link('Catch', 'c', 'L')}${flows('start way', 'c way')}${flow('way', 't')}${flow('way', 'end', '=false')}`);
    expect((await play(model)).incidents).toMatchObject([{ error: 'EXECUTION_LIMIT' }]);
  });

  it.each([
    ['without its other end', link('Throw', 't', 'L'), 'no catching link has the name "L" here'],
    [
      'with two other ends',
      `${link('Throw', 't', 'L')}${link('Catch', 'c', 'L')}${link('Catch', 'd', 'L')}`,
      'several catching links have the name "L" here',
    ],
  ])('%s is refused', async (_, links, message) => {
    await expect(play(bpmn(`${EVENTS}${links}${flows('start t')}`))).rejects.toThrow(message);
  });
});
