import { bpmn, flows, service } from '../testing/bpmn.js';
import type { PlayedInstance } from '../testing/played-instance.js';
import { play } from '../testing/played-instance.js';
import { MAX_LOOP_ITEMS } from './loops.js';
import { resolveIncident } from './resolve-incident.js';
import { cancel, setVariables, throwJobError } from './triggers.js';

const EVENTS = '<startEvent id="start"/><endEvent id="end"/>';

interface LoopText {
  readonly sequential?: boolean;
  readonly collection?: string;
  readonly results?: string;
  readonly until?: string;
}

function loop({ sequential = false, collection = '=units', results, until }: LoopText = {}): string {
  const output = results === undefined ? '' : ` outputCollection="answers" outputElement="${results}"`;
  const enough =
    until === undefined ? '' : `<completionCondition>${until.replaceAll('>', '&gt;')}</completionCondition>`;
  return `<multiInstanceLoopCharacteristics isSequential="${sequential}"><extensionElements>
    <zeebe:loopCharacteristics inputCollection="${collection}" inputElement="unit"${output}/></extensionElements>${enough}</multiInstanceLoopCharacteristics>`;
}

function asking(text: LoopText = {}, extensions = ''): string {
  return service('ask', extensions).replace('</serviceTask>', `${loop(text)}</serviceTask>`);
}

function model(task: string, more = ''): string {
  return bpmn(`${EVENTS}${task}${service('then')}${more}${flows('start ask then end')}`).replace(
    '<process',
    '<error id="E" errorCode="denied"/><process',
  );
}

const units = ['IX', '2-12', '4-14'];

function itemsOf({ state }: PlayedInstance): readonly unknown[] {
  if (state.status !== 'running') return [];
  return [...state.jobs.values()].map(({ of }) => state.variables.get(of)?.get('unit')?.value);
}

describe('a multi-instance activity', () => {
  it('is done for all entries side by side', async () => {
    const instance = await play(model(asking({ results: '=answer' })), { units });
    expect(itemsOf(instance)).toEqual(units);
    for (const answer of ['first', 'second', 'third']) instance.complete('ask', { answer });
    expect(instance.jobTypes).toEqual(['then']);
    expect(instance.variables).toMatchObject({ answers: ['first', 'second', 'third'] });
    // An entry's result is its own.
    expect(instance.variables).not.toHaveProperty('answer');
  });

  it('keeps the order of the list, whoever is ready first', async () => {
    const instance = await play(model(asking({ results: '={unit: unit, is: answer}' })), { units: ['a', 'b'] });
    const { state } = instance;
    const jobs = state.status === 'running' ? [...state.jobs.keys()] : [];
    expect(jobs).toHaveLength(2);
    instance.complete('ask', { answer: 1 }).complete('ask', { answer: 2 });
    expect(instance.variables['answers']).toEqual([
      { unit: 'a', is: 1 },
      { unit: 'b', is: 2 },
    ]);
  });

  it('is done for one entry after the other', async () => {
    const instance = await play(model(asking({ sequential: true, results: '=answer' })), { units });
    for (const unit of units) {
      expect(itemsOf(instance)).toEqual([unit]);
      instance.complete('ask', { answer: unit });
    }
    expect(instance.variables['answers']).toEqual(units);
    expect(instance.jobTypes).toEqual(['then']);
  });

  it.each([true, false])('is left at once without entries, sequential %s', async (sequential) => {
    const instance = await play(model(asking({ sequential, results: '=answer' })), { units: [] });
    expect(instance.jobTypes).toEqual(['then']);
    expect(instance.variables['answers']).toEqual([]);
  });

  it('ends the others when its completion condition holds', async () => {
    const text = { results: '=answer', until: '=numberOfCompletedInstances >= 2' };
    const instance = await play(model(asking(text)), { units });
    instance.complete('ask', { answer: 1 }).complete('ask', { answer: 2 });
    expect(instance.jobTypes).toEqual(['then']);
    expect(instance.variables['answers']).toEqual([1, 2, null]);
  });

  it('begins no further entry when its completion condition holds', async () => {
    const text = { sequential: true, until: '=answer = "enough"', results: '=answer' };
    const instance = await play(model(asking(text)), { units });
    instance.complete('ask', { answer: 'more' }).complete('ask', { answer: 'enough' });
    expect(instance.variables['answers']).toEqual(['more', 'enough', null]);
    expect(instance.jobTypes).toEqual(['then']);
  });

  it('gives each entry its number, and its output mapping what is its own', async () => {
    const mapping = '<zeebe:ioMapping><zeebe:output source="=loopCounter" target="answer"/></zeebe:ioMapping>';
    const instance = await play(model(asking({ results: '=answer' }, mapping)), { units });
    instance.complete('ask').complete('ask').complete('ask');
    expect(instance.variables['answers']).toEqual([1, 2, 3]);
    expect(instance.variables).not.toHaveProperty('answer');
  });

  it('asks a person when its collection is no list, and goes on when it is one', async () => {
    const instance = await play(model(asking()), { units: 'IX' });
    expect(instance.incidents).toMatchObject([{ error: 'EXTRACT_VALUE_ERROR' }]);
    instance.apply((facts, state) => setVariables(state, { scope: 0, variables: { units }, local: false }, facts));
    const [incident] = instance.incidents;
    instance.apply((facts, state) => resolveIncident(state, { incident: incident?.part ?? 0 }, facts));
    expect(itemsOf(instance)).toEqual(units);
  });

  it('takes no more entries than its limit, and all of them', async () => {
    const numbers = Array.from({ length: MAX_LOOP_ITEMS + 1 }, (_, index) => index);
    expect((await play(model(asking()), { units: numbers })).incidents).toHaveLength(1);
    const instance = await play(model(asking()), { units: numbers.slice(1) });
    expect(instance.jobs).toHaveLength(MAX_LOOP_ITEMS);
    expect(instance.events.length).toBeGreaterThan(1);
  });

  it('ends as a whole by an error that its boundary event catches', async () => {
    const boundary =
      '<boundaryEvent id="denied" attachedToRef="ask"><errorEventDefinition id="d" errorRef="E"/></boundaryEvent>';
    const instance = await play(model(asking(), `${boundary}${service('other')}${flows('denied other')}`), { units });
    const [job] = instance.jobs;
    instance.apply((facts, state) => throwJobError(state, job?.part ?? 0, { code: 'denied', variables: {} }, facts));
    expect(instance.jobTypes).toEqual(['other']);
    expect(instance.complete('other').state.status).toBe('completed');
  });

  it('waits once at its boundary, however many entries it has', async () => {
    const timer = '<timerEventDefinition id="t"><timeDuration>P7D</timeDuration></timerEventDefinition>';
    const boundary = `<boundaryEvent id="late" attachedToRef="ask">${timer}</boundaryEvent>`;
    const { state } = await play(model(asking(), `${boundary}${service('other')}${flows('late other')}`), { units });
    expect(state.status === 'running' && [...state.waits.values()].map(({ element }) => element)).toEqual(['late']);
  });

  it('ends with its instance', async () => {
    const instance = await play(model(asking()), { units });
    instance.apply((facts, state) => cancel(state, facts));
    expect(instance.state.status).toBe('cancelled');
  });

  it('may be a subprocess with a multi-instance activity in it', async () => {
    const inner = asking({ collection: '=unit.parts', results: '=answer' }).replace(
      'inputElement="unit"',
      'inputElement="part"',
    );
    const sub = `<subProcess id="sub"><startEvent id="in"/>${inner}<endEvent id="out"/>${flows('in ask out')}${loop()}</subProcess>`;
    const xml = bpmn(`${EVENTS}${sub}${service('then')}${flows('start sub then end')}`);
    const instance = await play(xml, { units: [{ parts: [1, 2] }, { parts: [3] }] });
    expect(instance.jobTypes).toEqual(['ask', 'ask', 'ask']);
    instance.complete('ask').complete('ask').complete('ask');
    expect(instance.jobTypes).toEqual(['then']);
  });

  it.each([
    ['<standardLoopCharacteristics/>', 'a standard loop is not executed here'],
    ['<multiInstanceLoopCharacteristics/>', 'the multi-instance has no input collection'],
    [loop().replace('inputElement="unit"', 'inputElement="my unit"'), '"my unit" is no name of a variable'],
    [loop({ results: '' }), 'an output collection needs an output element'],
  ])('is refused as %s', async (text, message) => {
    const task = service('ask').replace('</serviceTask>', `${text}</serviceTask>`);
    await expect(play(model(task))).rejects.toThrow(message);
  });
});
