import { idFrom, partId } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import { perhaps, randomCommand, staysSound } from '#shared-kernel/testing';
import fc from 'fast-check';
import { decisionDecider } from './decision.decide.js';

const by = { kind: 'function', title: 'Leitung Sozialdezernat' } as const;
const courses: Subject = { kind: 'measure', id: idFrom('courses'), version: 1 };
const goal: Subject = { kind: 'goal', id: idFrom('goal'), version: 2 };

it('a decision of any history is rebuilt from its events', () => {
  const some = fc.subarray([courses, goal, { ...courses, version: 3 }]);
  const level = perhaps(fc.constantFrom('administration', 'council'));
  const commands = fc.oneof(
    randomCommand('RecordDecision', {
      process: fc.constant(idFrom('process')),
      kind: fc.constantFrom('executive', 'urgent', 'earlier'),
      title: fc.constant('a'),
      by: fc.constant(by),
      level,
      decides: some,
      provisions: perhaps(fc.constant([{ kind: 'budget' }])),
      followUpOn: perhaps(fc.constant('2019-06')),
    }),
    randomCommand('MeetDecisionProvision', {
      provision: fc.nat({ max: 3 }).map((n) => partId(idFrom(['command', n]), 'provision', 0)),
    }),
    randomCommand('CorrectDecision', { level, decides: perhaps(some), reason: fc.constant('r') }),
    randomCommand('WithdrawDecision', { reason: fc.constant('r') }),
    randomCommand('RemindOfDecision', { open: some, openProvisions: fc.constant([]) }),
  );
  staysSound(decisionDecider, commands, {});
});
