import { idFrom } from '#event-sourcing';
import { PageQuery } from '#http';
import {
  CommitteeQuery,
  CommitteeReads,
  committeeStream,
  committeesProjection,
  paperStream,
  papersProjection,
} from '#council';
import { organisationStream, organisationsProjection } from '#parties';
import { CALLER, readHarness, reasonOf } from '#shared-kernel/testing';
import { ProcessQuery, processesProjection, StrategyProcessReads, strategyProcessStream } from '#steering';
import { timelineProjection } from './timeline.projection.js';
import { TimelineReads } from './timeline.reads.js';

const [process, committee, paper, lead] = ['process', 'committee', 'paper', 'lead'].map((name) => idFrom(name)) as [
  string,
  string,
  string,
  string,
];
const adviser = { kind: 'function', title: 'Persönliche Referenten' } as const;
const clock = { today: () => '2019-02-14', now: () => '2019-02-14T16:00:00.000Z' };

type Harness = ReturnType<typeof readHarness>;
let harness: Harness;
beforeEach(() => {
  harness = readHarness(
    [organisationStream, committeeStream, paperStream, strategyProcessStream],
    [organisationsProjection, committeesProjection, processesProjection, papersProjection, timelineProjection],
  );
});
afterEach(async () => {
  await harness.close();
});

async function play(): Promise<void> {
  const { send } = harness;
  const done = [
    await send(organisationStream, {
      type: 'RegisterOrganisation',
      id: lead,
      creates: true,
      data: { name: 'Integration', kind: 'division' },
    }),
    await send(strategyProcessStream, {
      type: 'DraftProcess',
      id: process,
      creates: true,
      data: { title: 'Wir alle sind LU' },
      occurredOn: '2018',
    }),
    await send(strategyProcessStream, {
      type: 'InitiateProcess',
      id: process,
      data: { mandate: { kind: 'unknown' }, lead },
      occurredOn: 'unknown',
    }),
    await send(strategyProcessStream, {
      type: 'RegisterParticipant',
      id: process,
      data: { participant: adviser },
      occurredOn: '2018-10-01',
    }),
    await send(strategyProcessStream, {
      type: 'RecordProcessEvent',
      id: process,
      data: {
        ...{ kind: 'kickoff', invitedOn: '2018-10' },
        ...{ participants: [{ kind: 'organisation', id: lead }], participantsNamed: 'some' },
      },
    }),
    await send(committeeStream, {
      type: 'ConstituteCommittee',
      id: committee,
      creates: true,
      data: { name: 'Lenkungskreis', kind: 'steeringCircle', processes: [process], constitutedOn: '2018-11' },
      evidence: { kind: 'illustration' },
    }),
    await send(committeeStream, { type: 'AppointMember', id: committee, data: { member: adviser, from: '2018-11' } }),
    await send(paperStream, {
      type: 'DraftPaper',
      id: paper,
      creates: true,
      data: { title: 'Sachstandsbericht', processes: [process] },
      occurredOn: '2019-01-20',
    }),
  ];
  expect(done.map(reasonOf)).toEqual(done.map(() => 'done'));
}

async function eventOf(stream: `${string}-${string}`, type: string): Promise<string> {
  return (await harness.events(stream)).find((event) => event.type === type)?.id ?? '';
}

const timeline = async (query: { limit?: number; cursor?: string } = {}) =>
  await new TimelineReads(await harness.readsFor()).list(process, Object.assign(new PageQuery(), query), CALLER);

describe('a strategy process, read', () => {
  it('shows the lead and the participants by name, and the committees that work for it', async () => {
    await play();
    const reads = new StrategyProcessReads(await harness.readsFor());
    const ofLead = { kind: 'organisation', id: lead, name: 'Integration' };
    expect(await reads.one(process, CALLER)).toMatchObject({
      title: 'Wir alle sind LU',
      status: 'initiated',
      mandate: { kind: 'unknown' },
      lead: ofLead,
      participants: [{ participant: adviser }],
      events: [
        {
          ...{ kind: 'kickoff', invited: { on: '2018-10' }, held: { on: 'unknown' } },
          ...{ participants: [ofLead], participantsNamed: 'some' },
        },
      ],
      committees: [{ kind: 'committee', id: committee, name: 'Lenkungskreis' }],
      warnings: [],
      revision: '4',
    });
    expect(await reads.list(Object.assign(new ProcessQuery(), { title: 'Wir alle sind LU' }), CALLER)).toMatchObject({
      items: [{ id: process }],
      next: null,
    });
    await expect(reads.one(committee, CALLER)).rejects.toThrow('not found');
  });

  it('shows the day of the kickoff once it is known more precisely', async () => {
    await play();
    const event = await eventOf(`strategyProcess-${process}`, 'ProcessEventHeld');
    await harness.send(strategyProcessStream, { type: 'RefineDate', id: process, data: { event, to: '2018-10-31' } });
    expect(await new StrategyProcessReads(await harness.readsFor()).one(process, CALLER)).toMatchObject({
      events: [{ held: { on: '2018-10-31', event } }],
    });
  });

  it('is shown as suspended, and after its resumption with its former status', async () => {
    await play();
    await harness.send(strategyProcessStream, {
      type: 'SuspendProcess',
      id: process,
      data: { reason: 'Haushaltssperre' },
    });
    expect(await new StrategyProcessReads(await harness.readsFor()).one(process, CALLER)).toMatchObject({
      status: 'suspended',
    });
    await harness.send(strategyProcessStream, { type: 'ResumeProcess', id: process });
    expect(await new StrategyProcessReads(await harness.readsFor()).one(process, CALLER)).toMatchObject({
      status: 'initiated',
    });
  });

  it('is found from its committees', async () => {
    await play();
    const reads = new CommitteeReads(await harness.readsFor(), clock);
    expect(
      await reads.list(
        Object.assign(new CommitteeQuery(), { process, kind: 'steeringCircle', name: 'Lenkungskreis' }),
        CALLER,
      ),
    ).toMatchObject({
      items: [{ id: committee, evidence: { kind: 'illustration' } }],
    });
    expect(await reads.list(Object.assign(new CommitteeQuery(), { process: committee }), CALLER)).toEqual({
      items: [],
      next: null,
    });
    expect(await reads.one(committee, CALLER)).toMatchObject({
      processes: [process],
      constituted: { on: '2018-11' },
      memberships: [{ member: adviser, status: 'current', substitutes: [] }],
    });
  });
});

describe('the time line of a process', () => {
  it('is sorted by first day, then precision, then the order of entry; entries without a day come last', async () => {
    await play();
    expect((await timeline()).items.map(({ type, on }) => [type, on])).toEqual([
      ['ProcessDrafted', '2018'],
      ['ParticipantRegistered', '2018-10-01'],
      ['ProcessEventInvited', '2018-10'],
      ['CommitteeConstituted', '2018-11'],
      ['PaperDrafted', '2019-01-20'],
      ['MemberAppointed', '2019-02-14'],
      ['ProcessInitiated', 'unknown'],
      ['ProcessEventHeld', 'unknown'],
    ]);
  });

  it('marks illustrations', async () => {
    await play();
    const marked = (await timeline()).items.filter(({ illustration }) => illustration);
    expect(marked.map(({ type }) => type)).toEqual(['CommitteeConstituted']);
  });

  it('keeps its pages as of the first page, while entries come in and move', async () => {
    await play();
    const all = (await timeline()).items.map(({ type }) => type);
    const first = await timeline({ limit: 3 });
    const event = await eventOf(`strategyProcess-${process}`, 'ProcessEventHeld');
    await harness.send(strategyProcessStream, { type: 'RefineDate', id: process, data: { event, to: '2018-10-01' } });
    const field = { type: 'NameFieldOfAction', id: process, data: { title: 'Vielfalt' }, occurredOn: '2018-12' };
    await harness.send(strategyProcessStream, field);
    const second = await timeline({ limit: 3, cursor: first.next ?? '' });
    const third = await timeline({ limit: 3, cursor: second.next ?? '' });
    expect([first, second, third].flatMap(({ items }) => items.map(({ type }) => type))).toEqual(all);
    expect(third.next).toBeNull();
    expect((await timeline()).items.map(({ type }) => type).indexOf('ProcessEventHeld')).toBe(2);
    expect((await timeline()).items).toHaveLength(all.length + 1);
  });

  it('refuses foreign cursors, and is not found for a process without events', async () => {
    await play();
    await expect(timeline({ cursor: 'nonsense' })).rejects.toThrow('input is not valid');
    await expect(new TimelineReads(await harness.readsFor()).list(lead, new PageQuery(), CALLER)).rejects.toThrow(
      'not found',
    );
  });
});
