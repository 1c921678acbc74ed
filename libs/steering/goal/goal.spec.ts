import { idFrom, partId } from '#event-sourcing';
import { COMMAND_ID, ENTITY_ID, given } from '#event-sourcing/testing';
import fc from 'fast-check';
import { RECORD, RESOLUTION } from '../measure/measure.fixture.js';
import { strategyProcessStream } from '../strategy-process/strategy-process.stream.js';
import { commandHarness, perhaps, randomCommand, randomDate, staysSound } from '#shared-kernel/testing';
import type { GoalFacts } from './goal-decision.js';
import { goalStream } from './goal.stream.js';
import { goalDecider } from './goal.decide.js';

const told = { process: 'p', title: 'B1', source: 'Auftakt' } as const;
const proposed = {
  type: 'GoalProposed',
  data: { ...told, fieldsOfAction: [], decisionLevel: 'administration' },
} as const;
const adopted = { type: 'GoalAdopted', data: { decision: RESOLUTION, version: 1, level: 'administration' } } as const;
const facts: GoalFacts = { processIsClosed: false };

function adopting(...versions: readonly number[]): GoalFacts {
  const lists = versions.map((version) => ({ kind: 'goal' as const, id: ENTITY_ID, version }));
  return { ...facts, decision: { effect: 'adopts', level: 'administration', lists, openProvisions: [] } };
}

describe('a goal', () => {
  it('is proposed once in a process that is not closed', () => {
    given(goalDecider, []).when('ProposeGoal', told, {}, facts).then([proposed]);
    given(goalDecider, [proposed]).when('ProposeGoal', told, {}, facts).refuses('goal is proposed already');
    given(goalDecider, []).when('ProposeGoal', told, {}, { processIsClosed: true }).refuses('process is closed');
    given(goalDecider, []).when('ReviewGoal', {}, {}, facts).refuses('goal is not known', 'notFound');
  });

  it('is adopted by a decision that lists it, never by an acknowledgement', () => {
    const at = given(goalDecider, [proposed]);
    at.when('AdoptGoal', { decision: RESOLUTION }, {}, adopting(1)).then([adopted]);
    at.when('AdoptGoal', { decision: RESOLUTION }, {}, adopting(2)).refuses(
      'decision lists another version of the goal',
    );
    at.when('AdoptGoal', { decision: RESOLUTION }, {}, adopting()).refuses('decision does not list this goal');
    const acknowledged = { effect: 'adoptsNothing', outcome: 'acknowledged' } as const;
    at.when('AdoptGoal', { decision: RESOLUTION }, {}, { ...facts, decision: acknowledged }).refuses(
      'an acknowledgement adopts nothing',
    );
  });

  it('below its level is adopted as a deviation', () => {
    const council = { ...proposed, data: { ...proposed.data, decisionLevel: 'council' } } as const;
    given(goalDecider, [council])
      .when('AdoptGoal', { decision: RESOLUTION }, {}, adopting(1))
      .violates('belowDecisionLevel');
  });

  it('is revised in versions, and marked where no decision covers a change after adoption', () => {
    const changes = { title: 'B2' };
    const content = { title: 'B2', fieldsOfAction: [], version: 2 };
    given(goalDecider, [proposed])
      .when('ReviseGoal', changes, {}, facts)
      .then([{ type: 'GoalRevised', data: { ...content, deviatesFromDecision: false } }]);
    const at = given(goalDecider, [proposed, adopted]);
    at.when('ReviseGoal', changes, {}, facts).then([
      { type: 'GoalRevised', data: { ...content, deviatesFromDecision: true } },
    ]);
    at.when('ReviseGoal', { ...changes, decision: RECORD }, {}, adopting(2)).then([
      { type: 'GoalRevised', data: { ...content, deviatesFromDecision: false, decision: RECORD } },
    ]);
    const deviating = { ...content, deviatesFromDecision: true };
    given(goalDecider, [proposed, adopted, { type: 'GoalRevised', data: deviating }])
      .when('ReviseGoal', { decision: RECORD }, {}, adopting(2))
      .then([{ type: 'GoalRevised', data: { ...deviating, deviatesFromDecision: false, decision: RECORD } }]);
    at.when('ReviseGoal', { title: 'B1' }, {}, facts).refuses('revision would change nothing');
  });

  it('is a part of another goal or of none, never of its own parts', () => {
    const part = { ...proposed, data: { ...proposed.data, parent: 'g' } } as const;
    const at = given(goalDecider, [part]);
    at.when('ReviseGoal', { withoutParent: true }, {}, facts).then([
      { type: 'GoalRevised', data: { title: 'B1', fieldsOfAction: [], version: 2, deviatesFromDecision: false } },
    ]);
    at.when('ReviseGoal', { withoutParent: true, parent: 'h' }, {}, facts).refuses(
      'a goal has a parent or none',
      'invalid',
    );
    at.when('ReviseGoal', { parent: 'h' }, {}, { ...facts, walk: 'circle' }).refuses(
      'goals would be parts of each other',
    );
    at.when('ReviseGoal', { parent: 'h' }, {}, { ...facts, walk: 'too long' }).refuses(
      'chain of goals is longer than 100',
    );
  });

  it('is achieved once adopted, or ends otherwise', () => {
    const at = given(goalDecider, [proposed, adopted]);
    at.when('AchieveGoal', {}, {}, facts).then([{ type: 'GoalAchieved', data: {} }]);
    at.when('RejectGoal', { reason: 'r' }, {}, facts).refuses('goal is not open for adoption');
    at.when('CancelGoal', { reason: 'r' }, {}, facts).then([{ type: 'GoalCancelled', data: { reason: 'r' } }]);
    at.when('SupersedeGoal', { by: ENTITY_ID }, {}, facts).refuses('goal cannot supersede itself');
    given(goalDecider, [proposed]).when('AchieveGoal', {}, {}, facts).refuses('goal is not adopted');
    given(goalDecider, [proposed, adopted, { type: 'GoalAchieved', data: {} }])
      .when('CancelGoal', { reason: 'r' }, {}, facts)
      .refuses('goal is over');
  });

  it('is proposed again when what it rests on was withdrawn', () => {
    const asked = { decision: RESOLUTION, cause: 'c', why: 'void' } as const;
    const question = partId(COMMAND_ID, 'question', 0);
    const questioned = { type: 'BasisQuestioned', data: { question, ...asked } } as const;
    given(goalDecider, [proposed, adopted]).when('QuestionGoalBasis', asked, {}, facts).then([questioned]);
    const withdrawn = { question, how: 'withdrawn', reason: 'r' } as const;
    const at = given(goalDecider, [proposed, adopted, questioned]);
    const data = { ...withdrawn, of: 'adoption', deviatesFromDecision: false } as const;
    at.when('ResolveGoalBasis', withdrawn, {}, facts).then([{ type: 'BasisResolved', data }]);
    const again = given(goalDecider, [proposed, adopted, questioned, { type: 'BasisResolved', data }]);
    expect(again.state).toMatchObject({ status: 'proposed' });
    again
      .when('AdoptGoal', { decision: RECORD }, {}, adopting(1))
      .then([{ type: 'GoalAdopted', data: { ...adopted.data, decision: RECORD } }]);
  });
});

it('a goal on the log belongs to its process with all that it refers to', async () => {
  const { send } = commandHarness(goalStream, strategyProcessStream);
  const [process, elsewhere] = [idFrom('a process'), idFrom('another process')];
  const [a, b, c] = [idFrom('a'), idFrom('b'), idFrom('c')];
  const tell = async (type: string, id: string, data: object): Promise<string> => {
    const result = await send(goalStream, { type, id, data, creates: type === 'ProposeGoal' });
    if (result.done) return 'done';
    const { refusal } = result;
    return 'field' in refusal ? `${refusal.field}: ${refusal.reason}` : refusal.reason;
  };
  for (const id of [process, elsewhere]) {
    await send(strategyProcessStream, { type: 'DraftProcess', id, creates: true, data: { title: 'LU' } });
  }
  const goal = { ...told, process };
  expect(await tell('ProposeGoal', a, { ...goal, process: a })).toBe('process: process does not exist');
  expect(await tell('ProposeGoal', a, { ...goal, fieldsOfAction: [b] })).toBe(
    'fieldsOfAction.0: field of action is not of this process',
  );
  expect(await tell('ProposeGoal', a, { ...goal, parent: b })).toBe('parent: goal does not exist');
  expect(await tell('ProposeGoal', a, goal)).toBe('done');
  expect(await tell('ProposeGoal', b, { ...goal, parent: a })).toBe('done');
  expect(await tell('ProposeGoal', c, { ...goal, process: elsewhere, parent: a })).toBe(
    'parent: goal is of another process',
  );
  expect(await tell('ReviseGoal', a, { parent: b })).toBe('goals would be parts of each other');
  expect(await tell('ReviseGoal', a, { parent: a })).toBe('goals would be parts of each other');
  expect(await tell('AdoptGoal', a, { decision: RECORD })).toBe('decision: decision does not exist');
  expect(await tell('SupersedeGoal', a, { by: b })).toBe('done');
  expect(await tell('SupersedeGoal', b, { by: a })).toBe('supersessions would form a circle');
});

it('a goal of any history is what its events say', () => {
  const decision = fc.constantFrom(RECORD, RESOLUTION);
  const reason = fc.constant('r');
  const part = (kind: string) => fc.nat({ max: 3 }).map((n) => partId(idFrom(['command', n]), kind, 0));
  const commands = fc.oneof(
    randomCommand('ProposeGoal', { process: fc.constant('p'), title: fc.constant('x'), source: fc.constant('s') }),
    randomCommand('ReviewGoal', {}),
    randomCommand('AdoptGoal', { decision }),
    randomCommand('ReviseGoal', {
      title: fc.constantFrom('x', 'y'),
      parent: perhaps(fc.constant('g')),
      decision: perhaps(decision),
    }),
    randomCommand('RejectGoal', { reason }),
    randomCommand('AchieveGoal', {}),
    randomCommand('CancelGoal', { reason }),
    randomCommand('SupersedeGoal', { by: fc.constant('g') }),
    randomCommand('DefineGoalIndicator', { title: fc.constant('i'), unit: fc.constant('u') }),
    randomCommand('RecordGoalIndicatorValue', { indicator: part('indicator'), value: fc.integer(), on: randomDate }),
    randomCommand('QuestionGoalBasis', { decision, cause: fc.constantFrom('c', 'd'), why: fc.constant('void') }),
    randomCommand('ResolveGoalBasis', {
      ...{ question: part('question'), how: fc.constantFrom('upheld', 'withdrawn', 'replaced') },
      ...{ reason, decision: perhaps(decision) },
    }),
  );
  const lists = [1, 2, 3].map((version) => ({ kind: 'goal' as const, id: idFrom('the entity'), version }));
  const decided = { effect: 'adopts', level: 'administration', lists, openProvisions: [] } as const;
  staysSound(goalDecider, commands, { ...facts, decision: decided });
});
