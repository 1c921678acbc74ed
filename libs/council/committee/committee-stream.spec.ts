import { idFrom, partId } from '#event-sourcing';
import fc from 'fast-check';
import { commandHarness, perhaps, randomCommand, randomDate, reasonOf, staysSound } from '#shared-kernel/testing';
import { committeeDecider } from './committee.decide.js';
import { committeeStream } from './committee.stream.js';

const id = idFrom('a committee');

function constitution(kind: string, data: object = {}) {
  return { type: 'ConstituteCommittee', id, creates: true, data: { name: 'Gremium', kind, ...data } };
}

describe('the stream of a committee', () => {
  it('is closed to process managers for other kinds than steering circle and working group', async () => {
    const { send } = commandHarness(committeeStream);
    const roles = ['process-manager'];
    expect(reasonOf(await send(committeeStream, { ...constitution('council'), roles }))).toBe(
      'role does not allow this here',
    );
    await send(committeeStream, constitution('council'));
    const plan = { type: 'PlanMeetings', id, data: { count: 4, period: '2019' } };
    expect(reasonOf(await send(committeeStream, { ...plan, roles }))).toBe('role does not allow this here');
    expect(reasonOf(await send(committeeStream, plan))).toBe('done');
  });

  it('refuses references to processes, persons and organisations that do not exist', async () => {
    const { send } = commandHarness(committeeStream);
    const unknown = idFrom('nowhere');
    const withProcess = constitution('council', { processes: [unknown] });
    expect(reasonOf(await send(committeeStream, withProcess))).toBe('process does not exist');
    await send(committeeStream, constitution('council'));
    const person = { kind: 'person', id: unknown };
    const title = { kind: 'function', title: 'Leitung Kultur' };
    const tried = [
      ['AppointMember', { member: person }, 'person does not exist'],
      ['AppointMember', { member: title, organisation: unknown }, 'organisation does not exist'],
      ['AppointMember', { member: { ...title, organisation: unknown } }, 'organisation does not exist'],
      ['NameSubstitute', { membership: unknown, substitute: person, rank: 1 }, 'person does not exist'],
      ['AssignCommitteeChair', { chair: person }, 'person does not exist'],
    ] as const;
    for (const [type, data, reason] of tried) {
      expect(reasonOf(await send(committeeStream, { type, id, data }))).toBe(reason);
    }
  });

  it('takes a more precise day of its constitution', async () => {
    const { send, events } = commandHarness(committeeStream);
    await send(committeeStream, constitution('council', { constitutedOn: '2018-11' }));
    const [first] = await events(`committee-${id}`);
    const refined = { type: 'RefineDate', id, data: { event: first?.id, to: '2018-11-20' } };
    expect(reasonOf(await send(committeeStream, refined))).toBe('done');
  });
});

it('a committee rebuilt from its events equals the live one, for random commands', () => {
  const member = fc.constantFrom(
    { kind: 'function', title: 'a' },
    { kind: 'function', title: 'b' },
    { kind: 'person', id: 'p' },
  );
  const commandIds = fc.nat({ max: 3 }).map((n) => idFrom(['command', n]));
  const membership = commandIds.map((command) => partId(command, 'membership', 0));
  const commands = fc.oneof(
    randomCommand('ConstituteCommittee', {
      name: fc.constant('x'),
      kind: fc.constant('council'),
      constitutedOn: perhaps(randomDate),
    }),
    randomCommand('PlanMeetings', { count: fc.integer({ min: 1, max: 3 }), period: randomDate }),
    randomCommand('NoteMeeting', {
      meeting: fc.constantFrom('m', 'n'),
      status: fc.constantFrom('planned', 'held', 'cancelled'),
      when: randomDate,
    }),
    randomCommand('WarnOfCadence', {
      plan: commandIds.map((command) => partId(command, 'plan', 0)),
    }),
    randomCommand('ProposeAgendaItem', { title: fc.constantFrom('a', 'b') }),
    randomCommand('SettleAgendaProposal', {
      proposal: commandIds.map((command) => partId(command, 'proposal', 0)),
      how: fc.constant('dropped'),
    }),
    randomCommand('AdoptRules', { title: fc.constant('x'), from: randomDate }),
    randomCommand('ConstituteTerm', { name: fc.constant('x'), from: randomDate }),
    randomCommand('AppointMember', { member, from: perhaps(randomDate), until: perhaps(randomDate) }),
    randomCommand('NameSubstitute', { membership, substitute: member, rank: fc.integer({ min: 1, max: 3 }) }),
    randomCommand('EndMembership', { membership, on: perhaps(randomDate) }),
    randomCommand('AssignCommitteeChair', { chair: member, byOffice: perhaps(fc.boolean()) }),
    fc
      .tuple(randomCommand('DissolveCommittee', {}), fc.nat(20))
      .filter(([, rare]) => rare === 0)
      .map(([command]) => command),
  );
  staysSound(committeeDecider, commands, {});
});
