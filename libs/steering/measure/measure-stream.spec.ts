import { idFrom } from '#event-sourcing';
import { committeeStream } from '#council';
import { goalStream } from '../goal/goal.stream.js';
import { organisationStream } from '#parties';
import { strategyProcessStream } from '../strategy-process/strategy-process.stream.js';
import { commandHarness } from '#shared-kernel/testing';
import { RECORD, RESOLUTION } from './measure.fixture.js';
import { measureStream } from './measure.stream.js';

const [process, otherProcess] = [idFrom('a process'), idFrom('another process')];
const [a, b, c] = [idFrom('a'), idFrom('b'), idFrom('c')];
const proposal = { process, kind: 'project', title: 'Sprachkurse', source: 'Auftakt' };

/** Two processes, each with a field of action and a goal. `reasonOf` gives `done`, or the refusal with its field. */
async function measureHarness() {
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
  const reasonOf = async (type: string, data: object, id = a): Promise<string> => {
    const result = await send(measureStream, { type, id, data, creates: type === 'ProposeMeasure' });
    if (result.done) return 'done';
    const { refusal } = result;
    return 'field' in refusal ? `${refusal.field}: ${refusal.reason}` : refusal.reason;
  };
  const own = await draft(process);
  const foreign = await draft(otherProcess);
  return { send, reasonOf, own, foreign };
}

describe('a measure on the log', () => {
  it('belongs to a process, and so do its fields of action and goals', async () => {
    const { reasonOf, own, foreign } = await measureHarness();
    expect(await reasonOf('ProposeMeasure', { ...proposal, process: a })).toBe('process: process does not exist');
    const fieldsOfAction = [own.field, foreign.field];
    expect(await reasonOf('ProposeMeasure', { ...proposal, fieldsOfAction })).toBe(
      'fieldsOfAction.1: field of action is not of this process',
    );
    expect(await reasonOf('ProposeMeasure', { ...proposal, goals: [own.goal, foreign.goal] })).toBe(
      'goals.1: goal is of another process',
    );
    expect(await reasonOf('ProposeMeasure', { ...proposal, goals: [c] })).toBe('goals.0: goal does not exist');
    expect(await reasonOf('ProposeMeasure', { ...proposal, fieldsOfAction: [own.field], goals: [own.goal] })).toBe(
      'done',
    );
    expect(await reasonOf('ReviseMeasure', { goals: [foreign.goal] })).toBe('goals.0: goal is of another process');
    expect(await reasonOf('ReviseMeasure', { fieldsOfAction: [] })).toBe('done');
  });

  it('has its budget in the currency of its process', async () => {
    const { reasonOf } = await measureHarness();
    await reasonOf('ProposeMeasure', proposal);
    expect(await reasonOf('SetBudget', { amount: 1, currency: 'CHF' })).toBe('currency is not the one of the process');
    expect(await reasonOf('SetBudget', { amount: 1, currency: 'EUR' })).toBe('done');
  });

  it('is led by an organisation that exists and has not ended', async () => {
    const { reasonOf, send } = await measureHarness();
    const lead = idFrom('Kultur');
    expect(await reasonOf('ProposeMeasure', { ...proposal, lead })).toBe('lead: organisation does not exist');
    const data = { name: 'Kultur', kind: 'area' };
    await send(organisationStream, { type: 'RegisterOrganisation', id: lead, creates: true, data });
    await send(organisationStream, { type: 'EndOrganisation', id: lead, data: { on: '2019-01-31' } });
    expect(await reasonOf('ProposeMeasure', { ...proposal, lead })).toBe('organisation has ended');
    expect(await reasonOf('ProposeMeasure', proposal)).toBe('done');
    expect(await reasonOf('AssignMeasureLead', { lead })).toBe('organisation has ended');
    const partner = { kind: 'organisation', id: c };
    expect(await reasonOf('AddMeasurePartner', { partner })).toBe('partner: organisation does not exist');
    expect(await reasonOf('HandOverMeasure', { to: partner })).toBe('to: organisation does not exist');
  });

  it('depends on measures of its process, in no circle', async () => {
    const { reasonOf } = await measureHarness();
    for (const id of [a, b]) await reasonOf('ProposeMeasure', proposal, id);
    await reasonOf('ProposeMeasure', { ...proposal, process: otherProcess }, c);
    expect(await reasonOf('AddDependency', { on: idFrom('nothing') })).toBe('on: measure does not exist');
    expect(await reasonOf('AddDependency', { on: c })).toBe('on: measure is of another process');
    expect(await reasonOf('AddDependency', { on: a })).toBe('dependencies would form a circle');
    const third = idFrom('third');
    await reasonOf('ProposeMeasure', proposal, third);
    expect(await reasonOf('AddDependency', { on: b })).toBe('done');
    expect(await reasonOf('AddDependency', { on: third }, b)).toBe('done');
    expect(await reasonOf('AddDependency', { on: a }, third)).toBe('dependencies would form a circle');
    expect(await reasonOf('BlockMeasure', { reason: 'r', by: c })).toBe('by: measure is of another process');
  });

  it('is superseded by a measure, perhaps of another process, in no circle', async () => {
    const { reasonOf } = await measureHarness();
    for (const id of [a, b]) await reasonOf('ProposeMeasure', proposal, id);
    await reasonOf('ProposeMeasure', { ...proposal, process: otherProcess }, c);
    expect(await reasonOf('SupersedeMeasure', { by: idFrom('nothing') })).toBe('by: measure does not exist');
    expect(await reasonOf('SupersedeMeasure', { by: b }, a)).toBe('done');
    expect(await reasonOf('SupersedeMeasure', { by: c }, b)).toBe('done');
    expect(await reasonOf('SupersedeMeasure', { by: a }, c)).toBe('supersessions would form a circle');
  });

  it('is superseded along a chain of at most 100 measures', async () => {
    const { reasonOf } = await measureHarness();
    const chain = Array.from({ length: 102 }, (_one, index) => idFrom(['chain', index]));
    for (const id of [...chain, a]) await reasonOf('ProposeMeasure', proposal, id);
    for (const [index, id] of chain.entries()) {
      const by = chain[index + 1];
      if (by !== undefined) await reasonOf('SupersedeMeasure', { by }, id);
    }
    expect(await reasonOf('SupersedeMeasure', { by: chain[0] })).toBe('chain of supersessions is longer than 100');
    expect(await reasonOf('SupersedeMeasure', { by: chain[2] })).toBe('done');
  });

  it('is not adopted by an unknown decision', async () => {
    const { reasonOf, send } = await measureHarness();
    const lead = idFrom('Kultur');
    const data = { name: 'Kultur', kind: 'area' };
    await send(organisationStream, { type: 'RegisterOrganisation', id: lead, creates: true, data });
    await reasonOf('ProposeMeasure', { ...proposal, lead });
    expect(await reasonOf('AdoptMeasure', { decision: RECORD })).toBe('decision: decision does not exist');
    expect(await reasonOf('AdoptMeasure', { decision: RESOLUTION })).toBe('decision: decision does not exist');
  });

  it('has a date refined', async () => {
    const { send } = await measureHarness();
    const data = proposal;
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
