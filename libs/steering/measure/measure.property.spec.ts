import { idFrom, partId } from '#event-sourcing';
import fc from 'fast-check';
import { perhaps, randomCommand, randomDate, staysSound } from '#shared-kernel/testing';
import { adopting, LEAD, RECORD, RESOLUTION } from './measure.fixture.js';
import { measureDecider } from './measure.decide.js';

it('a measure is rebuilt from its events after random commands', () => {
  const commandIds = fc.nat({ max: 3 }).map((n) => idFrom(['command', n]));
  const part = (kind: string) => commandIds.map((id) => partId(id, kind, 0));
  const decision = fc.constantFrom(RECORD, RESOLUTION);
  const reason = fc.constant('r');
  const percent = fc.integer({ min: 0, max: 100 });
  const party = fc.constant({ kind: 'organisation', id: LEAD });
  const commands = fc.oneof(
    randomCommand('ProposeMeasure', {
      ...{ process: fc.constant('p'), kind: fc.constantFrom('project', 'permanentTask'), title: fc.constant('x') },
      ...{ source: fc.constant('s'), lead: perhaps(fc.constant(LEAD)) },
    }),
    randomCommand('ReviewMeasure', {}),
    randomCommand('AdoptMeasure', { decision, subjectTo: perhaps(fc.constant([{ kind: 'funding' }])) }),
    randomCommand('MeetMeasureProvision', { provision: part('provision') }),
    randomCommand('AssignMeasureLead', { lead: fc.constantFrom(LEAD, 'x') }),
    randomCommand('AddMeasurePartner', { partner: party }),
    randomCommand('RemoveMeasurePartner', { partner: party }),
    randomCommand('SetSchedule', { start: perhaps(randomDate), end: perhaps(randomDate) }),
    randomCommand('SetBudget', { amount: percent, currency: fc.constant('EUR') }),
    randomCommand('ReviseMeasure', { title: fc.constantFrom('x', 'y'), decision: perhaps(decision) }),
    randomCommand('WeighMeasure', { weight: percent }),
    randomCommand('AddDependency', { on: fc.constantFrom('m', 'n') }),
    randomCommand('RemoveDependency', { on: fc.constantFrom('m', 'n') }),
    randomCommand('AddMilestone', { title: fc.constant('t'), due: randomDate }),
    randomCommand('MoveMilestone', { milestone: part('milestone'), due: randomDate, reason }),
    randomCommand('ReachMilestone', { milestone: part('milestone') }),
    randomCommand('DropMilestone', { milestone: part('milestone'), reason }),
    randomCommand('StartMeasure', {}),
    randomCommand('ReportProgress', { percent: perhaps(percent), note: perhaps(reason), reason: perhaps(reason) }),
    randomCommand('BlockMeasure', { reason }),
    randomCommand('UnblockMeasure', {}),
    randomCommand('ReportCompletion', {}),
    randomCommand('ConfirmCompletion', {}, ['somebody', 'somebody else']),
    randomCommand('DeclineCompletion', { reason }),
    randomCommand('HandOverMeasure', { to: party }),
    randomCommand('SupersedeMeasure', { by: fc.constant('m') }),
    randomCommand('OverrideTrafficLight', { light: fc.constant('amber'), reason, until: perhaps(randomDate) }),
    randomCommand('EndTrafficLightOverride', {}),
    randomCommand('RemindMeasure', {
      stage: fc.constantFrom('lead', 'processManager'),
      overdueSince: fc.constant('2019-01-01'),
    }),
    randomCommand('DefineMeasureIndicator', { title: fc.constantFrom('i', 'j'), unit: fc.constant('u') }),
    randomCommand('RecordMeasureIndicatorValue', { indicator: part('indicator'), value: percent, on: randomDate }),
    randomCommand('QuestionMeasureBasis', { decision, cause: fc.constantFrom('c', 'd'), why: fc.constant('void') }),
    randomCommand('ResolveMeasureBasis', {
      ...{ question: part('question'), how: fc.constantFrom('upheld', 'withdrawn', 'replaced') },
      ...{ reason, decision: perhaps(decision) },
    }),
  );
  const lists = [1, 2, 3].map((version) => ({ kind: 'measure' as const, id: idFrom('the entity'), version }));
  staysSound(measureDecider, commands, adopting({ lists }));
});
