import { committeesProjection, committeeStream, meetingsProjection, meetingStream } from '#council';
import type { AnyStreamDefinition, Recorded, StreamName } from '#event-sourcing';
import { idFrom } from '#event-sourcing';
import { organisationStream, organisationsProjection } from '#parties';
import { CALLER, readHarness, reasonOf } from '#shared-kernel/testing';
import { measuresProjection, measureStream, processesProjection, strategyProcessStream } from '#steering';
import { ConflictQuery, ConflictReads } from './conflict.reads.js';
import { conflictsProjection } from './conflict.projection.js';
import { conflictStream } from './conflict.stream.js';

const [LEAD, PROCESS, MEASURE, CIRCLE] = [idFrom('lead'), idFrom('process'), idFrom('measure'), idFrom('circle')];

function openHarness() {
  const harness = readHarness(
    [organisationStream, strategyProcessStream, measureStream, committeeStream, meetingStream, conflictStream],
    [
      ...[organisationsProjection, processesProjection, committeesProjection, meetingsProjection],
      ...[measuresProjection, conflictsProjection],
    ],
  );
  const create = async (stream: AnyStreamDefinition, id: string, type: string, data: object): Promise<void> => {
    expect(await harness.send(stream, { type, id, creates: true, data })).toMatchObject({ done: true });
  };
  return { ...harness, create };
}
type Harness = ReturnType<typeof openHarness>;

/** Sends the second command when the first has read its facts and before it is appended. */
async function crossing(
  { store }: Harness,
  using: () => Promise<unknown>,
  ending: () => Promise<unknown>,
): Promise<readonly unknown[]> {
  const append = store.append.bind(store);
  let ended: unknown;
  store.append = async (...wanted) => {
    store.append = append;
    ended = await ending();
    return await append(...wanted);
  };
  return [await using(), ended];
}

async function* eventsOf(
  { store, registry }: Harness,
  stream: StreamName,
  from: bigint,
): AsyncGenerator<readonly Recorded[]> {
  yield (await store.readStream(stream, { from })).map((event) => registry.decode(event));
}

describe('conflicts', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = openHarness();
    await harness.create(organisationStream, LEAD, 'RegisterOrganisation', { name: 'Kultur', kind: 'area' });
    await harness.create(strategyProcessStream, PROCESS, 'DraftProcess', { title: 'Wir alle sind LU' });
    const lead = { mandate: { kind: 'unknown' }, lead: LEAD };
    await harness.send(strategyProcessStream, { type: 'InitiateProcess', id: PROCESS, data: lead });
    const circle = { name: 'Lenkungskreis', kind: 'steeringCircle', processes: [PROCESS] };
    await harness.create(committeeStream, CIRCLE, 'ConstituteCommittee', circle);
  });
  afterEach(async () => {
    await harness.close();
  });

  const propose = (data: object = {}) =>
    harness.send(measureStream, {
      ...{ type: 'ProposeMeasure', id: MEASURE, creates: true },
      data: { process: PROCESS, kind: 'project', title: 'Wegweiser', source: 'Workshop', ...data },
    });
  const list = async (query: object = {}) =>
    await new ConflictReads(await harness.readsFor()).list(Object.assign(new ConflictQuery(), query), CALLER);
  const settle = (id: string, used = { stream: `measure-${MEASURE}`, revision: '0' }) =>
    harness.send(conflictStream, {
      ...{ type: 'SettleConflict', id, creates: true },
      data: { reason: 'a successor leads', used },
    });

  const pairs = [
    {
      name: 'an organisation that ends and becomes lead',
      ending: { stream: organisationStream, type: 'EndOrganisation', id: LEAD, data: { on: '2019-01-31' } },
      using: { stream: measureStream, type: 'ProposeMeasure', id: MEASURE, data: { lead: LEAD } },
      rule: 'organisationHasEnded',
    },
    {
      name: 'a process that closes and gets a measure',
      ending: { stream: strategyProcessStream, type: 'CloseProcess', id: PROCESS, data: {} },
      using: { stream: measureStream, type: 'ProposeMeasure', id: MEASURE, data: {} },
      rule: 'processIsClosed',
    },
    {
      name: 'a committee that is dissolved and gets a meeting',
      ending: { stream: committeeStream, type: 'DissolveCommittee', id: CIRCLE, data: {} },
      using: { stream: meetingStream, type: 'ScheduleMeeting', id: MEASURE, data: {} },
      rule: 'committeeIsDissolved',
    },
  ] as const;

  it.each(pairs)('show $name at the same time, once, with both events', async ({ ending, using, rule }) => {
    const scheduled = { committee: CIRCLE, when: '2019-03-01' };
    const use = () =>
      using.stream === meetingStream
        ? harness.send(meetingStream, { type: using.type, id: using.id, creates: true, data: scheduled })
        : propose(using.data);
    const results = await crossing(harness, use, () => harness.send(ending.stream, ending));
    expect(results).toMatchObject([{ done: true }, { done: true }]);
    const { items } = await list();
    expect(items).toMatchObject([
      {
        ...{ rule, status: 'open', settlement: null },
        ended: { stream: `${ending.stream.decider.category}-${ending.id}`, actor: idFrom('an actor') },
        used: { stream: `${using.stream.decider.category}-${using.id}` },
      },
    ]);
    expect((await list({ organisation: LEAD })).items).toEqual(items);
    expect((await list({ process: idFrom('another') })).items).toEqual([]);
  });

  it('are none where the second command knew the end, or came before it', async () => {
    await propose({ lead: LEAD });
    await harness.send(organisationStream, { type: 'EndOrganisation', id: LEAD, data: { on: '2019-01-31' } });
    expect(
      reasonOf(await harness.send(measureStream, { type: 'AssignMeasureLead', id: MEASURE, data: { lead: LEAD } })),
    ).toBeDefined();
    expect((await list()).items).toEqual([]);
  });

  const lead = (id: string) =>
    crossing(
      harness,
      () => harness.send(measureStream, { type: 'AssignMeasureLead', id: MEASURE, data: { lead: id } }),
      () => harness.send(organisationStream, { type: 'EndOrganisation', id, data: { on: '2019-01-31' } }),
    );

  it('come in pages, by their status and the organisation', async () => {
    const units = [idFrom('first'), idFrom('second'), idFrom('third')];
    for (const id of units) {
      await harness.create(organisationStream, id, 'RegisterOrganisation', { name: id, kind: 'area' });
    }
    await propose();
    for (const id of units) await lead(id);
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.next });
    const shown = [...first.items, ...second.items];
    expect(shown.map(({ ended }) => ended.stream)).toEqual(units.map((id) => `organisation-${id}`));
    expect(second.next).toBeNull();
    const [, settled] = shown;
    const { stream = '', revision = '' } = settled?.used ?? {};
    expect(reasonOf(await settle(settled?.id ?? '', { stream, revision }))).toBe('done');
    expect((await list({ status: 'settled' })).items.map(({ id }) => id)).toEqual([settled?.id]);
    expect((await list({ status: 'open', limit: 2 })).items.map(({ id }) => id)).toEqual([shown[0]?.id, shown[2]?.id]);
    expect((await list({ organisation: units[2] ?? '' })).items.map(({ id }) => id)).toEqual([shown[2]?.id]);
  });

  it('are settled by the two streams alone, and by the event that used what had ended', async () => {
    const [one, other] = [idFrom('first'), idFrom('second')];
    for (const id of [one, other]) {
      await harness.create(organisationStream, id, 'RegisterOrganisation', { name: id, kind: 'area' });
    }
    await propose();
    await lead(one);
    await lead(other);
    const [first, second] = (await list()).items;
    const [id = '', used] = [first?.id, { stream: second?.used.stream ?? '', revision: second?.used.revision ?? '' }];
    expect(reasonOf(await settle(id, used))).toBe('not found');
    expect(reasonOf(await settle(id, { stream: 'conflict-x', revision: '0' }))).toBe('not found');
    expect(reasonOf(await settle(id, { ...used, revision: '999' }))).toBe('not found');
    const facts = async (command: object): Promise<unknown> =>
      // Of the reader only the events of streams are read; the log would be an error.
      await conflictStream.facts?.(command as never, { status: 'unknown' }, {
        events: (stream: StreamName, from: bigint) => eventsOf(harness, stream, from),
      } as never);
    expect(
      await facts({
        type: 'SettleConflict',
        meta: { id },
        data: { used: { ...used, revision: first?.used.revision } },
      }),
    ).toMatchObject({ found: { rule: 'organisationHasEnded', ended: { stream: `organisation-${one}` } } });
  });

  it('are settled once, with a reason, and only where there is one', async () => {
    expect(reasonOf(await settle(idFrom('none')))).toBe('not found');
    await crossing(
      harness,
      () => propose({ lead: LEAD }),
      () => harness.send(organisationStream, { type: 'EndOrganisation', id: LEAD, data: { on: '2019-01-31' } }),
    );
    const [found] = (await list({ status: 'open' })).items;
    const id = found?.id ?? '';
    const settled = await settle(id);
    expect(reasonOf(settled)).toBe('done');
    expect(settled).toMatchObject({ done: true, stream: `conflict-${id}` });
    expect((await list({ status: 'open' })).items).toEqual([]);
    expect((await list({ status: 'settled' })).items).toMatchObject([
      { id, settlement: { reason: 'a successor leads', actor: idFrom('an actor'), settledOn: '2019-02-14' } },
    ]);
    expect(
      reasonOf(
        await harness.send(conflictStream, {
          ...{ type: 'SettleConflict', id, creates: true, data: { reason: 'x' } },
          key: 'again',
        }),
      ),
    ).toBe('conflict is settled already');
  });
});
