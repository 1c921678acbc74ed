import { idFrom, partId } from '#event-sourcing';
import fc from 'fast-check';
import { committeeStream } from '#council';
import { goalStream } from '../goal/goal.stream.js';
import { organisationStream } from '#parties';
import { strategyProcessStream } from '../strategy-process/strategy-process.stream.js';
import { commandHarness, perhaps, randomCommand, randomDate, staysSound } from '#shared-kernel/testing';
import { adopting, LEAD, RECORD, RESOLUTION } from './measure.fixture.js';
import { measureStream } from './measure.stream.js';
import { measureDecider } from './measure.decide.js';

const [process, elsewhere] = [idFrom('a process'), idFrom('another process')];
const [a, b, c] = [idFrom('a'), idFrom('b'), idFrom('c')];
const told = { process, kind: 'project', title: 'Sprachkurse', source: 'Auftakt' };

/** Two processes, each with a field of action and a goal; what is refused is told with its field. */
async function office() {
  const { send } = commandHarness(
    measureStream,
    goalStream,
    organisationStream,
    strategyProcessStream,
    committeeStream,
  );
  const draft = async (id: string) => {
    await send(strategyProcessStream, { type: 'DraftProcess', id, creates: true, data: { title: 'LU' } });
    const named = await send(strategyProcessStream, { type: 'NameFieldOfAction', id, data: { title: 'Sprache' } });
    const goal = idFrom(['goal', id]);
    const data = { process: id, title: 'B1', source: 'Auftakt' };
    await send(goalStream, { type: 'ProposeGoal', id: goal, creates: true, data });
    return { field: named.done ? (named.parts[0]?.id ?? '') : '', goal };
  };
  const tell = async (type: string, data: object, id = a): Promise<string> => {
    const result = await send(measureStream, { type, id, data, creates: type === 'ProposeMeasure' });
    if (result.done) return 'done';
    const { refusal } = result;
    return 'field' in refusal ? `${refusal.field}: ${refusal.reason}` : refusal.reason;
  };
  const own = await draft(process);
  const foreign = await draft(elsewhere);
  return { send, tell, own, foreign };
}

describe('a measure on the log', () => {
  it('belongs to a process, and so do its fields of action and goals', async () => {
    const { tell, own, foreign } = await office();
    expect(await tell('ProposeMeasure', { ...told, process: a })).toBe('process: process does not exist');
    const fieldsOfAction = [own.field, foreign.field];
    expect(await tell('ProposeMeasure', { ...told, fieldsOfAction })).toBe(
      'fieldsOfAction.1: field of action is not of this process',
    );
    expect(await tell('ProposeMeasure', { ...told, goals: [own.goal, foreign.goal] })).toBe(
      'goals.1: goal is of another process',
    );
    expect(await tell('ProposeMeasure', { ...told, goals: [c] })).toBe('goals.0: goal does not exist');
    expect(await tell('ProposeMeasure', { ...told, fieldsOfAction: [own.field], goals: [own.goal] })).toBe('done');
    expect(await tell('ReviseMeasure', { goals: [foreign.goal] })).toBe('goals.0: goal is of another process');
    expect(await tell('ReviseMeasure', { fieldsOfAction: [] })).toBe('done');
  });

  it('reckons in the currency of its process', async () => {
    const { tell } = await office();
    await tell('ProposeMeasure', told);
    expect(await tell('SetBudget', { amount: 1, currency: 'CHF' })).toBe('currency is not the one of the process');
    expect(await tell('SetBudget', { amount: 1, currency: 'EUR' })).toBe('done');
  });

  it('is led by an organisation that exists and has not ended', async () => {
    const { tell, send } = await office();
    const lead = idFrom('Kultur');
    expect(await tell('ProposeMeasure', { ...told, lead })).toBe('lead: organisation does not exist');
    const data = { name: 'Kultur', kind: 'area' };
    await send(organisationStream, { type: 'RegisterOrganisation', id: lead, creates: true, data });
    await send(organisationStream, { type: 'EndOrganisation', id: lead, data: { on: '2019-01-31' } });
    expect(await tell('ProposeMeasure', { ...told, lead })).toBe('organisation has ended');
    expect(await tell('ProposeMeasure', told)).toBe('done');
    expect(await tell('AssignMeasureLead', { lead })).toBe('organisation has ended');
    const partner = { kind: 'organisation', id: c };
    expect(await tell('AddMeasurePartner', { partner })).toBe('partner: organisation does not exist');
    expect(await tell('HandOverMeasure', { to: partner })).toBe('to: organisation does not exist');
  });

  it('depends on measures of its process, in no circle', async () => {
    const { tell } = await office();
    for (const id of [a, b]) await tell('ProposeMeasure', told, id);
    await tell('ProposeMeasure', { ...told, process: elsewhere }, c);
    expect(await tell('AddDependency', { on: idFrom('nothing') })).toBe('on: measure does not exist');
    expect(await tell('AddDependency', { on: c })).toBe('on: measure is of another process');
    expect(await tell('AddDependency', { on: a })).toBe('dependencies would form a circle');
    const third = idFrom('third');
    await tell('ProposeMeasure', told, third);
    expect(await tell('AddDependency', { on: b })).toBe('done');
    expect(await tell('AddDependency', { on: third }, b)).toBe('done');
    expect(await tell('AddDependency', { on: a }, third)).toBe('dependencies would form a circle');
    expect(await tell('BlockMeasure', { reason: 'r', by: c })).toBe('by: measure is of another process');
  });

  it('is superseded by a measure, perhaps of another process, in no circle', async () => {
    const { tell } = await office();
    for (const id of [a, b]) await tell('ProposeMeasure', told, id);
    await tell('ProposeMeasure', { ...told, process: elsewhere }, c);
    expect(await tell('SupersedeMeasure', { by: idFrom('nothing') })).toBe('by: measure does not exist');
    expect(await tell('SupersedeMeasure', { by: b }, a)).toBe('done');
    expect(await tell('SupersedeMeasure', { by: c }, b)).toBe('done');
    expect(await tell('SupersedeMeasure', { by: a }, c)).toBe('supersessions would form a circle');
  });

  it('is not followed for ever', async () => {
    const { tell } = await office();
    const chain = Array.from({ length: 102 }, (_one, index) => idFrom(['chain', index]));
    for (const id of [...chain, a]) await tell('ProposeMeasure', told, id);
    for (const [index, id] of chain.entries()) {
      const by = chain[index + 1];
      if (by !== undefined) await tell('SupersedeMeasure', { by }, id);
    }
    expect(await tell('SupersedeMeasure', { by: chain[0] })).toBe('chain of supersessions is longer than 100');
    expect(await tell('SupersedeMeasure', { by: chain[2] })).toBe('done');
  });

  it('is not adopted by a decision that nobody knows', async () => {
    const { tell, send } = await office();
    const lead = idFrom('Kultur');
    const data = { name: 'Kultur', kind: 'area' };
    await send(organisationStream, { type: 'RegisterOrganisation', id: lead, creates: true, data });
    await tell('ProposeMeasure', { ...told, lead });
    expect(await tell('AdoptMeasure', { decision: RECORD })).toBe('decision: decision does not exist');
    expect(await tell('AdoptMeasure', { decision: RESOLUTION })).toBe('decision: decision does not exist');
  });

  it('takes a date that is known more precisely', async () => {
    const { send } = await office();
    const data = told;
    const proposed = await send(measureStream, {
      type: 'ProposeMeasure',
      id: a,
      creates: true,
      data,
      occurredOn: '2018',
    });
    const event = proposed.done ? proposed.events[0] : undefined;
    const refined = await send(measureStream, { type: 'RefineDate', id: a, data: { event, to: '2018-10' } });
    expect(refined).toMatchObject({ done: true });
  });
});

it('a measure of any history is what its events say', () => {
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
