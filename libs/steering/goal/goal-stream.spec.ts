import { idFrom } from '#event-sourcing';
import { commandHarness } from '#shared-kernel/testing';
import { RECORD } from '../measure/measure.fixture.js';
import { strategyProcessStream } from '../strategy-process/strategy-process.stream.js';
import { goalStream } from './goal.stream.js';

const content = { title: 'B1', source: 'Auftakt' } as const;

it('a goal on the log refers to its own process only', async () => {
  const { send } = commandHarness(goalStream, strategyProcessStream);
  const [process, otherProcess] = [idFrom('a process'), idFrom('another process')];
  const [a, b, c] = [idFrom('a'), idFrom('b'), idFrom('c')];
  const answerTo = async (type: string, id: string, data: object): Promise<string> => {
    const result = await send(goalStream, { type, id, data, creates: type === 'ProposeGoal' });
    if (result.done) return 'done';
    const { refusal } = result;
    return 'field' in refusal ? `${refusal.field}: ${refusal.reason}` : refusal.reason;
  };
  for (const id of [process, otherProcess]) {
    await send(strategyProcessStream, { type: 'DraftProcess', id, creates: true, data: { title: 'LU' } });
  }
  const goal = { ...content, process };
  expect(await answerTo('ProposeGoal', a, { ...goal, process: a })).toBe('process: process does not exist');
  expect(await answerTo('ProposeGoal', a, { ...goal, fieldsOfAction: [b] })).toBe(
    'fieldsOfAction.0: field of action is not of this process',
  );
  expect(await answerTo('ProposeGoal', a, { ...goal, parent: b })).toBe('parent: goal does not exist');
  expect(await answerTo('ProposeGoal', a, goal)).toBe('done');
  expect(await answerTo('ProposeGoal', b, { ...goal, parent: a })).toBe('done');
  expect(await answerTo('ProposeGoal', c, { ...goal, process: otherProcess, parent: a })).toBe(
    'parent: goal is of another process',
  );
  expect(await answerTo('ReviseGoal', a, { parent: b })).toBe('goals would be parts of each other');
  expect(await answerTo('ReviseGoal', a, { parent: a })).toBe('goals would be parts of each other');
  expect(await answerTo('AdoptGoal', a, { decision: RECORD })).toBe('decision: decision does not exist');
  expect(await answerTo('SupersedeGoal', a, { by: b })).toBe('done');
  expect(await answerTo('SupersedeGoal', b, { by: a })).toBe('supersessions would form a circle');
});
