import { partId } from '#event-sourcing';
import { COMMAND_ID, ENTITY_ID, given } from '#event-sourcing/testing';
import { RECORD, RESOLUTION } from '../measure/measure.fixture.js';
import type { GoalFacts } from './goal-facts.js';
import { goalDecider } from './goal.decide.js';

const content = { process: 'p', title: 'B1', source: 'Auftakt' } as const;
const proposed = {
  type: 'GoalProposed',
  data: { ...content, fieldsOfAction: [], decisionLevel: 'administration' },
} as const;
const adopted = { type: 'GoalAdopted', data: { decision: RESOLUTION, version: 1, level: 'administration' } } as const;
const facts: GoalFacts = { processIsClosed: false };

function adopting(...versions: readonly number[]): GoalFacts {
  const lists = versions.map((version) => ({ kind: 'goal' as const, id: ENTITY_ID, version }));
  return { ...facts, decision: { effect: 'adopts', level: 'administration', lists, openProvisions: [] } };
}

describe('a goal', () => {
  it('is proposed once in a process that is not closed', () => {
    given(goalDecider, []).when('ProposeGoal', content, {}, facts).then([proposed]);
    given(goalDecider, [proposed]).when('ProposeGoal', content, {}, facts).refuses('goal is proposed already');
    given(goalDecider, []).when('ProposeGoal', content, {}, { processIsClosed: true }).refuses('process is closed');
    given(goalDecider, []).when('ReviewGoal', {}, {}, facts).refuses('goal is not known', 'notFound');
  });

  it('is adopted by a decision that lists it, never by an acknowledgement', () => {
    const goal = given(goalDecider, [proposed]);
    goal.when('AdoptGoal', { decision: RESOLUTION }, {}, adopting(1)).then([adopted]);
    goal
      .when('AdoptGoal', { decision: RESOLUTION }, {}, adopting(2))
      .refuses('decision lists another version of the goal');
    goal.when('AdoptGoal', { decision: RESOLUTION }, {}, adopting()).refuses('decision does not list this goal');
    const acknowledged = { effect: 'adoptsNothing', outcome: 'acknowledged' } as const;
    goal
      .when('AdoptGoal', { decision: RESOLUTION }, {}, { ...facts, decision: acknowledged })
      .refuses('an acknowledgement adopts nothing');
  });

  it('that is adopted below its level notes a deviation', () => {
    const council = { ...proposed, data: { ...proposed.data, decisionLevel: 'council' } } as const;
    given(goalDecider, [council])
      .when('AdoptGoal', { decision: RESOLUTION }, {}, adopting(1))
      .violates('belowDecisionLevel');
  });

  it('is revised in versions, and deviates after a change that no decision covers', () => {
    const changes = { title: 'B2' };
    const content = { title: 'B2', fieldsOfAction: [], version: 2 };
    given(goalDecider, [proposed])
      .when('ReviseGoal', changes, {}, facts)
      .then([{ type: 'GoalRevised', data: { ...content, deviatesFromDecision: false } }]);
    const goal = given(goalDecider, [proposed, adopted]);
    goal
      .when('ReviseGoal', changes, {}, facts)
      .then([{ type: 'GoalRevised', data: { ...content, deviatesFromDecision: true } }]);
    goal
      .when('ReviseGoal', { ...changes, decision: RECORD }, {}, adopting(2))
      .then([{ type: 'GoalRevised', data: { ...content, deviatesFromDecision: false, decision: RECORD } }]);
    const deviating = { ...content, deviatesFromDecision: true };
    given(goalDecider, [proposed, adopted, { type: 'GoalRevised', data: deviating }])
      .when('ReviseGoal', { decision: RECORD }, {}, adopting(2))
      .then([{ type: 'GoalRevised', data: { ...deviating, deviatesFromDecision: false, decision: RECORD } }]);
    goal.when('ReviseGoal', { title: 'B1' }, {}, facts).refuses('revision would change nothing');
    const reason = 'the level B1 is the one that employers ask for';
    goal
      .when('ReviseGoal', { ...changes, reason }, {}, facts)
      .then([{ type: 'GoalRevised', data: { ...content, reason, deviatesFromDecision: true } }]);
    goal.when('ReviseGoal', { reason }, {}, facts).refuses('revision would change nothing');
  });

  it('is a part of another goal or of none, but never of its own parts', () => {
    const part = { ...proposed, data: { ...proposed.data, parent: 'g' } } as const;
    const goal = given(goalDecider, [part]);
    goal
      .when('ReviseGoal', { withoutParent: true }, {}, facts)
      .then([
        { type: 'GoalRevised', data: { title: 'B1', fieldsOfAction: [], version: 2, deviatesFromDecision: false } },
      ]);
    goal
      .when('ReviseGoal', { withoutParent: true, parent: 'h' }, {}, facts)
      .refuses('a goal has a parent or none', 'invalid');
  });

  it('is achieved once adopted, or ends otherwise', () => {
    const goal = given(goalDecider, [proposed, adopted]);
    goal.when('AchieveGoal', {}, {}, facts).then([{ type: 'GoalAchieved', data: {} }]);
    goal.when('RejectGoal', { reason: 'r' }, {}, facts).refuses('goal is not open for adoption');
    goal.when('CancelGoal', { reason: 'r' }, {}, facts).then([{ type: 'GoalCancelled', data: { reason: 'r' } }]);
    goal.when('SupersedeGoal', { by: ENTITY_ID }, {}, facts).refuses('goal cannot supersede itself');
    given(goalDecider, [proposed]).when('AchieveGoal', {}, {}, facts).refuses('goal is not adopted');
    given(goalDecider, [proposed, adopted, { type: 'GoalAchieved', data: {} }])
      .when('CancelGoal', { reason: 'r' }, {}, facts)
      .refuses('goal is over');
  });

  it('is proposed again when the decision on its adoption was withdrawn', () => {
    const asked = { decision: RESOLUTION, cause: 'c', why: 'void' } as const;
    const question = partId(COMMAND_ID, 'question', 0);
    const questioned = { type: 'BasisQuestioned', data: { question, ...asked } } as const;
    given(goalDecider, [proposed, adopted]).when('QuestionGoalBasis', asked, {}, facts).then([questioned]);
    const withdrawn = { question, how: 'withdrawn', reason: 'r' } as const;
    const goal = given(goalDecider, [proposed, adopted, questioned]);
    const data = { ...withdrawn, of: 'adoption', deviatesFromDecision: false } as const;
    goal.when('ResolveGoalBasis', withdrawn, {}, facts).then([{ type: 'BasisResolved', data }]);
    const again = given(goalDecider, [proposed, adopted, questioned, { type: 'BasisResolved', data }]);
    expect(again.state).toMatchObject({ status: 'proposed' });
    again
      .when('AdoptGoal', { decision: RECORD }, {}, adopting(1))
      .then([{ type: 'GoalAdopted', data: { ...adopted.data, decision: RECORD } }]);
  });
});
