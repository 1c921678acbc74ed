import { idFrom, partId } from '#event-sourcing';
import fc from 'fast-check';
import { commandHarness, perhaps, randomCommand, randomDate, reasonOf, staysSound } from '#shared-kernel/testing';
import { committeeStream } from '../committee/committee.stream.js';
import { meetingDecider } from './meeting.decide.js';
import { counted, GUEST, MEMBER_A } from './meeting.fixture.js';
import { meetingStream } from './meeting.stream.js';

const id = idFrom('a meeting');
const committee = idFrom('its committee');
const nowhere = idFrom('nowhere');

async function scheduledFor(kind: string) {
  const { send, events } = commandHarness(committeeStream, meetingStream);
  await send(committeeStream, { type: 'ConstituteCommittee', id: committee, creates: true, data: { name: 'x', kind } });
  const of = async (type: string, data: object = {}, roles = ['clerk']): Promise<string> =>
    reasonOf(await send(meetingStream, { type, id, data, roles, creates: type.startsWith('Schedule') }));
  await of('ScheduleMeeting', { committee, when: '2019-02-14' });
  return { of, events };
}

describe('a meeting on the log', () => {
  it('belongs to a committee that exists', async () => {
    const { send } = commandHarness(committeeStream, meetingStream);
    const schedule = { type: 'ScheduleMeeting', id, creates: true, data: { committee, when: '2019' } };
    for (const role of ['clerk', 'process-manager']) {
      expect(reasonOf(await send(meetingStream, { ...schedule, roles: [role] }))).toBe('committee does not exist');
    }
  });

  it.each([
    ['AddItem', { number: '1', title: 'x', paper: { kind: 'paper', paper: nowhere } }, 'paper does not exist'],
    ['LinkMeetingToProcess', { process: nowhere }, 'process does not exist'],
    ['PostponeItem', { item: nowhere, to: nowhere }, 'meeting does not exist'],
    ['ReferItem', { item: nowhere, to: nowhere }, 'committee does not exist'],
    ['AssignMeetingChair', { chair: { kind: 'person', id: nowhere } }, 'person does not exist'],
    ['AssignMinuteTaker', { minuteTaker: { kind: 'person', id: nowhere } }, 'person does not exist'],
    ['RecordArrival', { attendee: { kind: 'person', id: nowhere } }, 'person does not exist'],
    ['RecordGuest', { guest: { kind: 'function', title: 'x', organisation: nowhere } }, 'organisation does not exist'],
    [
      'RecordHeldItem',
      { number: '1', title: 'x', outcome: { kind: 'referred', to: nowhere } },
      'committee does not exist',
    ],
    [
      'CorrectOutcome',
      { event: nowhere, outcome: { kind: 'postponed', to: nowhere }, reason: 'x', authority: { kind: 'unknown' } },
      'meeting does not exist',
    ],
  ])('refers with %s only to existing entities', async (type, data, reason) => {
    const { of } = await scheduledFor('committee');
    expect(await of(type, data)).toBe(reason);
  });

  it('of several committees refers to each of them, none of which is dissolved', async () => {
    const { send, events } = commandHarness(committeeStream, meetingStream);
    const [first, second] = [idFrom('first'), idFrom('second')];
    for (const [one, kind] of [
      [first, 'steeringCircle'],
      [second, 'council'],
    ] as const) {
      await send(committeeStream, {
        ...{ type: 'ConstituteCommittee', id: one, creates: true, data: { name: kind, kind } },
      });
    }
    const schedule = async (jointWith: readonly string[], roles = ['clerk']) =>
      await send(meetingStream, {
        ...{ type: 'ScheduleMeeting', id, creates: true, roles },
        data: { committee: first, jointWith, when: '2019-03-14' },
      });
    expect(await schedule([second, nowhere])).toMatchObject({
      refusal: { kind: 'unknownReference', reason: 'committee does not exist', field: 'jointWith.1' },
    });
    expect(reasonOf(await schedule([second], ['process-manager']))).toBe('role does not allow this here');
    expect(reasonOf(await schedule([first, second]))).toBe('done');
    expect((await events(`meeting-${id}`)).map(({ data }) => data)).toMatchObject([{ jointWith: [second] }]);
    await send(committeeStream, { type: 'DissolveCommittee', id: second });
    const again = { type: 'ScheduleMeeting', id: idFrom('again'), creates: true };
    const data = { committee: first, jointWith: [second], when: '2019-04-11' };
    expect(reasonOf(await send(meetingStream, { ...again, data }))).toBe('committee is dissolved');
  });

  it('is changed by clerks, and by process managers where the committee is theirs', async () => {
    const council = await scheduledFor('council');
    expect(await council.of('AddItem', { number: '1', title: 'x' }, ['process-manager'])).toBe(
      'role does not allow this here',
    );
    const circle = await scheduledFor('steeringCircle');
    expect(await circle.of('AddItem', { number: '1', title: 'x' }, ['process-manager'])).toBe('done');
  });

  it('is opened and closed by its chair, and its members record their arrival', async () => {
    const { of } = await scheduledFor('council');
    await of('AddItem', { number: '1', title: 'x' });
    await of('InviteToMeeting');
    expect(await of('OpenMeeting', {}, ['member'])).toBe('role does not allow this here');
    expect(await of('OpenMeeting', {}, ['chair'])).toBe('done');
    expect(await of('RecordArrival', { attendee: GUEST }, ['chair'])).toBe('role does not allow this here');
    expect(await of('RecordArrival', { attendee: GUEST }, ['member'])).toBe('done');
    expect(await of('CloseMeeting', {}, ['chair'])).toBe('done');
  });

  it('has a date of any of its events refined', async () => {
    const { of, events } = await scheduledFor('council');
    const [first] = await events(`meeting-${id}`);
    expect(await of('RefineDate', { event: first?.id, to: '2019-02-14' })).toBe(
      'date does not lie within the date recorded so far',
    );
  });
});

const SUBJECTS = [1, 2].map((version) => ({ kind: 'measure', id: idFrom('a measure'), version }));

describe('a meeting of any history', () => {
  const commandIds = fc.nat({ max: 3 }).map((n) => idFrom(['command', n]));
  const item = commandIds.map((command) => partId(command, 'item', 0));
  const attendee = fc.constantFrom(MEMBER_A, GUEST);
  const vote = fc.constantFrom(undefined, counted(1, 0), counted(2, 2), { kind: 'none' });
  const number = fc.constantFrom('1', '2', 'N 1');
  const paper = fc.constantFrom(undefined, { kind: 'oral' }, { kind: 'paper', paper: 'p' });
  const outcome = fc.constantFrom({ kind: 'adopted' }, { kind: 'acknowledged' }, { kind: 'discussedOnly' });
  const source = { number, title: fc.constantFrom('a', 'b'), paper, outcome: perhaps(outcome), vote };
  const commands = fc.oneof(
    randomCommand('ScheduleMeeting', { committee: fc.constant('c'), when: randomDate }),
    randomCommand('RescheduleMeeting', { when: randomDate }),
    { weight: 3, arbitrary: randomCommand('AddItem', { number, title: fc.constant('a'), paper }) },
    { weight: 2, arbitrary: randomCommand('InviteToMeeting', {}) },
    { weight: 2, arbitrary: randomCommand('OpenMeeting', {}) },
    randomCommand('MoveItem', { item, number }),
    randomCommand('RecordArrival', { attendee }),
    randomCommand('RecordDeparture', { attendee }),
    randomCommand('RecordGuest', { guest: attendee }),
    randomCommand('InterruptMeeting', {}),
    randomCommand('ResumeMeeting', {}),
    randomCommand('AdoptItem', { item, vote }),
    randomCommand('RecordDiscussionOnly', { item }),
    randomCommand('PostponeItem', { item, vote }),
    randomCommand('CorrectOutcome', {
      event: fc.nat({ max: 20 }).map((n) => idFrom(n)),
      outcome,
      vote,
      reason: fc.constant('x'),
      authority: fc.constant({ kind: 'unknown' }),
    }),
    randomCommand('RecordHeldItem', source),
    randomCommand('RecordHeldMeeting', {
      committee: fc.constant('c'),
      heldOn: fc.constantFrom('2018-10-31', '2019-01-15'),
      completeness: fc.constantFrom('full', 'excerptOnly'),
      items: fc.array(fc.record(source), { maxLength: 3 }),
    }),
    randomCommand('NameItemSubjects', { item, subjects: fc.subarray(SUBJECTS) }),
    randomCommand('RecordItemRequest', { item, text: fc.constant('x'), due: perhaps(randomDate) }),
    randomCommand('RemindOfOutcome', { event: fc.nat({ max: 20 }).map((n) => idFrom(n)), open: fc.subarray(SUBJECTS) }),
    randomCommand('CloseMeeting', {}),
    randomCommand('CancelMeeting', { reason: fc.constant('x') }),
  );

  it('is rebuilt from its events as the live state', () => {
    staysSound(meetingDecider, commands, { committee: { kind: 'committee', dissolved: false } });
  });
});
