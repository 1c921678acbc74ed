import { idFrom } from '#event-sourcing';
import type { DocumentStore } from '#documents';
import { DamagedDocument } from '#documents';
import { committeeStream } from '../committee/committee.stream.js';
import { committeesProjection } from '../committee/committee.projection.js';
import { deviationsProjection } from '#shared-kernel';
import { paperStream } from '../paper/paper.stream.js';
import { paperIdFrom } from '../reference/paper-reference.js';
import { papersProjection } from '../paper/paper.projection.js';
import { CALLER, readHarness, reasonOf } from '#shared-kernel/testing';
import { heldMeetingId } from './held-meeting/held-ids.js';
import { counted, GUEST } from './meeting.fixture.js';
import { MeetingQuery, MeetingReads } from './meeting.reads.js';
import { meetingStream } from './meeting.stream.js';
import { meetingsProjection } from './meeting.projection.js';

const committee = idFrom('social');
const planned = idFrom('a planned meeting');
const held = heldMeetingId(committee, '2019-02-14', 1);
const [kept, gone, damaged] = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
const projections = [meetingsProjection, deviationsProjection, committeesProjection, papersProjection];

const documents: DocumentStore = {
  put: (bytes) => Promise.reject(new Error(`${bytes.length} bytes were put`)),
  has: (sha256) => Promise.resolve(sha256 === kept),
  get: (sha256) => {
    if (sha256 === damaged) return Promise.reject(new DamagedDocument(sha256));
    return Promise.resolve(sha256 === kept ? new TextEncoder().encode('Kenntnis genommen.') : undefined);
  },
};

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const harness of open.splice(0)) await harness.close();
});

/** A log with a planned and a held meeting, and the reads of it. */
async function meetingLog() {
  const harness = readHarness([meetingStream, committeeStream, paperStream], projections);
  open.push(harness);
  const { send, store } = harness;
  const record = async (id: string, type: string, data: object = {}, creates = false) => {
    expect(reasonOf(await send(meetingStream, { type, id, data, creates }))).toBe('done');
  };
  const constitution = { name: 'Sozialausschuss', kind: 'committee' };
  await send(committeeStream, { type: 'ConstituteCommittee', id: committee, creates: true, data: constitution });
  await record(planned, 'ScheduleMeeting', { committee, when: '2019-Q1', public: 'no' }, true);
  const items = [{ number: '5', title: 'Sachstandsbericht', wording: kept, deliberation: gone, proposal: damaged }];
  const extract = { committee, heldOn: '2019-02-14', public: 'yes', completeness: 'excerptOnly', items };
  await record(held, 'RecordHeldMeeting', extract, true);
  const read = async () => new MeetingReads(await harness.readsFor(), documents);
  const lastEvent = async (type: string) => {
    const events = await store.readStream(`meeting-${planned}`);
    return events.findLast((event) => event.type === type)?.id;
  };
  return { send, record, read, lastEvent };
}

it('a planned joint sitting is a meeting of each of its committees', async () => {
  const { send, record, read } = await meetingLog();
  const other = idFrom('the other committee');
  await send(committeeStream, {
    ...{ type: 'ConstituteCommittee', id: other, creates: true, data: { name: 'Bauausschuss', kind: 'committee' } },
  });
  const joint = idFrom('the joint sitting');
  await record(joint, 'ScheduleMeeting', { committee, jointWith: [other], when: '2019-05-09', public: 'yes' }, true);
  const { items } = await (await read()).list(Object.assign(new MeetingQuery(), { committee: other }), CALLER);
  expect(items).toMatchObject([{ id: joint, jointWith: [{ id: other, name: 'Bauausschuss' }] }]);
});

async function found(reads: MeetingReads, filter: Partial<MeetingQuery>): Promise<readonly unknown[]> {
  const { items } = await reads.list(Object.assign(new MeetingQuery(), filter), CALLER);
  return items.map(({ id }) => id);
}

describe('meetings as they are read', () => {
  it('are found by committee, status, publicity and the days on which they may be', async () => {
    const { read } = await meetingLog();
    const reads = await read();
    expect(await found(reads, { committee })).toEqual([planned, held]);
    expect(await found(reads, { status: 'held' })).toEqual([held]);
    expect(await found(reads, { public: 'no' })).toEqual([planned]);
    expect(await found(reads, { from: '2019-03-01' })).toEqual([planned]);
    expect(await found(reads, { from: '2019-02-14', to: '2019-02-14' })).toEqual([planned, held]);
    expect(await found(reads, { to: '2018-12-31' })).toEqual([]);
    expect(await found(reads, { process: idFrom('nowhere') })).toEqual([]);
  });

  it('give the texts that are kept, and the hashes of those that are missing or damaged', async () => {
    const { read } = await meetingLog();
    expect(await (await read()).one(held, CALLER)).toMatchObject({
      status: 'held',
      completeness: 'excerptOnly',
      course: [{ what: 'held', on: '2019-02-14' }],
      agenda: [
        {
          number: '5',
          announced: 'unknown',
          wording: { sha256: kept, text: 'Kenntnis genommen.' },
          deliberation: { sha256: gone, text: null },
          proposal: { sha256: damaged, text: null },
          outcomes: [],
        },
      ],
    });
  });

  it('show the agenda in its order, each outcome with its vote, and corrected outcomes', async () => {
    const { record, read, lastEvent } = await meetingLog();
    const [first, second] = [idFrom('first'), idFrom('second')];
    await record(planned, 'AddItem', { item: second, number: '2', title: 'Zweiter' });
    await record(planned, 'AddItem', { item: first, number: '1', title: 'Erster' });
    await record(planned, 'RescheduleMeeting', { when: '2019-02-14' });
    await record(planned, 'InviteToMeeting');
    await record(planned, 'OpenMeeting');
    await record(planned, 'RecordArrival', { attendee: GUEST });
    await record(planned, 'RecommendItem', { item: first, vote: counted(1, 0) });
    const event = await lastEvent('ItemOutcomeRecorded');
    const authority = { kind: 'unknown' };
    await record(planned, 'CorrectOutcome', { event, outcome: { kind: 'acknowledged' }, reason: 'misread', authority });
    await record(planned, 'CloseMeeting');
    expect(await (await read()).one(planned, CALLER)).toMatchObject({
      status: 'closed',
      course: ['scheduled', 'rescheduled', 'invited', 'opened', 'closed'].map((what) => ({ what })),
      attendance: [{ what: 'arrival', attendee: GUEST, capacity: 'member' }],
      agenda: [
        {
          number: '1',
          announced: 'yes',
          outcomes: [{ outcome: { kind: 'acknowledged' }, corrects: event, reason: 'misread', effect: 'full' }],
          corrected: [{ event, outcome: { kind: 'recommended' }, voteResult: 'unanimous' }],
        },
        { number: '2', outcomes: [{ outcome: { kind: 'notReached' } }], corrected: [] },
      ],
    });
  });

  it('name their committee, the papers of their items, and the committee that an item was referred to', async () => {
    const { send, record, read } = await meetingLog();
    const number = { reference: '20196743', year: 2019 };
    const [item, council, paper] = [idFrom('item'), idFrom('council'), paperIdFrom(number)];
    const data = { name: 'Stadtrat', kind: 'council' };
    await send(committeeStream, { type: 'ConstituteCommittee', id: council, creates: true, data });
    const known = { ...number, title: 'Sachstandsbericht' };
    await send(paperStream, { type: 'RecordKnownPaper', id: paper, creates: true, data: known });
    await record(planned, 'RescheduleMeeting', { when: '2019-02-14' });
    await record(planned, 'AddItem', { item, number: '1', title: 'Stand', paper: { kind: 'paper', paper } });
    await record(planned, 'InviteToMeeting');
    await record(planned, 'OpenMeeting');
    await record(planned, 'ReferItem', { item, to: council });
    const reads = await read();
    const names = { committee, committeeName: 'Sozialausschuss' };
    expect((await reads.list(new MeetingQuery(), CALLER)).items).toMatchObject([names, names]);
    const paperName = 'Sachstandsbericht (20196743)';
    const outcome = { kind: 'referred', to: council };
    expect(await reads.one(planned, CALLER)).toMatchObject({
      ...names,
      agenda: [{ paper: { paper }, paperName, outcomes: [{ outcome, paperName, toName: 'Stadtrat' }] }],
    });
  });

  it('that were never scheduled are not found', async () => {
    const { read } = await meetingLog();
    await expect((await read()).one(idFrom('nowhere'), CALLER)).rejects.toThrow('not found');
  });
});
