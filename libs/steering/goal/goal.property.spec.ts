import { idFrom, partId } from '#event-sourcing';
import { perhaps, randomCommand, randomDate, staysSound } from '#shared-kernel/testing';
import fc from 'fast-check';
import { RECORD, RESOLUTION } from '../measure/measure.fixture.js';
import { goalDecider } from './goal.decide.js';

it('a goal of any history is rebuilt from its events', () => {
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
  staysSound(goalDecider, commands, { processIsClosed: false, decision: decided });
});
