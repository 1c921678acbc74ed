import { bpmn, flows } from '../testing/bpmn.js';
import { play, type PlayedInstance } from '../testing/played-instance.js';
import type { CommandAnswer } from './command-triggers.js';
import { answerCommand } from './command-triggers.js';
import { resolveIncident } from './resolve-incident.js';
import { cancel, setVariables } from './triggers.js';

const INPUTS = `<zeebe:ioMapping><zeebe:input source="=meeting" target="id"/><zeebe:input source="=day" target="when"/>
  <zeebe:input source="=note" target="note"/><zeebe:output source="=made.item" target="item"/></zeebe:ioMapping>`;
const TASK = `<serviceTask id="ask"><extensionElements><zeebe:taskDefinition type="strategy.meeting.reschedule"/>${INPUTS}</extensionElements></serviceTask>`;
const ALONE = bpmn(`<startEvent id="start"/>${TASK}<endEvent id="end"/>${flows('start ask end')}`);
const CAUGHT = bpmn(
  `<startEvent id="start"/>${TASK}<endEvent id="end"/><endEvent id="late"/>
  <boundaryEvent id="held" attachedToRef="ask"><errorEventDefinition errorRef="error"/></boundaryEvent>
  ${flows('start ask end', 'held late')}`,
).replace('<process ', '<error id="error" errorCode="meeting-is-over"/><process ');
const VARIABLES = { meeting: 'm', day: '2019-02-14' };

function commands({ state }: PlayedInstance) {
  return state.status === 'running' ? [...state.commands.values()] : [];
}

function answer(instance: PlayedInstance, answer: CommandAnswer): PlayedInstance {
  const [open] = commands(instance);
  const asked = { command: open?.part ?? 0, attempt: open?.attempt ?? 0, answer };
  return instance.apply((facts, state) => answerCommand(state, asked, facts));
}

const DONE: CommandAnswer = {
  accepted: true,
  stream: 'meeting-m',
  revision: '3',
  results: { id: 'm', made: { item: 'i' } },
};
const REFUSED: CommandAnswer = { accepted: false, code: 'meeting-is-over', reason: 'meeting is over' };
const IRREGULAR: CommandAnswer = { ...REFUSED, code: 'rules-are-violated', rules: ['notOnAgenda'] };

describe('A service task of a domain type', () => {
  it('asks for the command with its inputs, without those that are null, and goes on when it is done', async () => {
    const instance = await play(ALONE, VARIABLES);
    expect(commands(instance)).toMatchObject([
      { type: 'strategy.meeting.reschedule', attempt: 1, fields: { id: 'm', when: '2019-02-14' } },
    ]);
    expect(Object.keys(commands(instance)[0]?.fields ?? {})).toEqual(['id', 'when']);
    answer(instance, DONE);
    expect(instance.state.status).toBe('completed');
    expect(instance.variables).toEqual({ ...VARIABLES, item: 'i' });
  });

  it('has the values of the command in the sealed values alone', async () => {
    const instance = await play(ALONE, VARIABLES);
    expect(JSON.stringify(instance.steps)).not.toContain('2019-02-14');
    expect(instance.events.flatMap(({ values }) => values)).toContain('2019-02-14');
  });

  it('gives a refusal to the boundary event for its error code', async () => {
    const instance = answer(await play(CAUGHT, VARIABLES), REFUSED);
    expect(instance.left).toContain('late');
    expect(instance.variables).toMatchObject({ refusal: { code: 'meeting-is-over', reason: 'meeting is over' } });
    expect(instance.state.status).toBe('completed');
  });

  it('with a refusal that nothing catches has an incident; resolved, the inputs are read again for the next attempt', async () => {
    const instance = answer(await play(ALONE, VARIABLES), REFUSED);
    expect(instance.incidents).toMatchObject([{ error: 'UNHANDLED_ERROR_EVENT' }]);
    expect(commands(instance)).toMatchObject([{ attempt: 1, refused: 'meeting-is-over' }]);
    const variables = { day: '2019-03-12' };
    instance.apply((facts, state) => setVariables(state, { scope: 0, variables, local: true }, facts));
    resolve(instance);
    expect(commands(instance)).toMatchObject([{ attempt: 2, fields: { id: 'm', when: '2019-03-12' } }]);
    expect(commands(instance)[0]?.refused).toBeUndefined();
    expect(answer(instance, DONE).state.status).toBe('completed');
  });

  it('keeps what a person changed in the task itself, whatever its inputs say', async () => {
    const instance = answer(await play(ALONE, VARIABLES), REFUSED);
    const scope = commands(instance)[0]?.of ?? 0;
    const variables = { when: '2019-04-01', note: 'moved' };
    instance.apply((facts, state) => setVariables(state, { scope, variables, local: true }, facts));
    resolve(instance);
    expect(commands(instance)).toMatchObject([{ fields: { id: 'm', when: '2019-04-01', note: 'moved' } }]);
  });

  it('takes one answer for an attempt, and none for an earlier one', async () => {
    const instance = answer(await play(ALONE, VARIABLES), REFUSED);
    const late = { command: commands(instance)[0]?.part ?? 0, attempt: 1, answer: DONE };
    const refusal = { advanced: false, refusal: 'the command is not asked for any more' };
    expect(answerCommand(instance.state, late, instance.facts)).toEqual(refusal);
    resolve(instance);
    expect(answerCommand(instance.state, late, instance.facts)).toEqual(refusal);
    expect(answer(instance, DONE).state.status).toBe('completed');
  });

  it('sends the deviations that a person gives with the next attempt, and only with that', async () => {
    const instance = answer(await play(ALONE, VARIABLES), IRREGULAR);
    const deviations = [{ rule: 'notOnAgenda', reason: 'urgent' }];
    resolve(instance, deviations);
    expect(commands(instance)).toMatchObject([{ attempt: 2, fields: { id: 'm', deviations } }]);
    resolve(answer(instance, IRREGULAR));
    expect(commands(instance)[0]?.fields).not.toHaveProperty('deviations');
  });

  it('takes no deviation for a refusal that is not about rules', async () => {
    const instance = answer(await play(ALONE, VARIABLES), REFUSED);
    const incident = instance.incidents[0]?.part ?? 0;
    const deviations = [{ rule: 'notOnAgenda', reason: 'urgent' }];
    expect(resolveIncident(instance.state, { incident, deviations }, instance.facts)).toMatchObject({
      refusal: 'no violated rule is known that a deviation could name',
    });
  });

  it('that is cancelled asks for nothing any more', async () => {
    const instance = await play(ALONE, VARIABLES);
    const asked = { command: commands(instance)[0]?.part ?? 0, attempt: 1, answer: DONE };
    instance.apply((facts, state) => cancel(state, facts));
    expect(instance.state.status).toBe('cancelled');
    expect(answerCommand(instance.state, asked, instance.facts)).toMatchObject({ advanced: false });
    expect(instance.steps).toContainEqual({ kind: 'commandDropped', part: asked.command, unanswered: true });
  });
});

function resolve(instance: PlayedInstance, deviations?: readonly { rule: string; reason: string }[]): void {
  const incident = instance.incidents[0]?.part ?? 0;
  const data = { incident, ...(deviations !== undefined && { deviations }) };
  instance.apply((facts, state) => resolveIncident(state, data, facts));
}
