import type { AppendResult, EventStore, StoredEvent } from '#event-sourcing';
import { MemoryEventStore, MemoryKeyStore, MemoryLog } from '#event-sourcing/testing';
import { commandHarnessOn } from '#shared-kernel/testing';
import { committeeStream } from '../../committee/committee.stream.js';
import { paperStream } from '../../paper/paper.stream.js';
import { meetingStream } from '../meeting.stream.js';
import { EXTRACT, MEETING, PAPER, SOCIAL } from './extract.fixture.js';

class Killed extends Error {}

/** The store of a server that is killed at one of its calls, which may still have been carried out. */
class KilledAt extends MemoryEventStore {
  calls = 0;

  constructor(
    log: MemoryLog,
    private readonly at: number,
    private readonly carriedOut: boolean,
  ) {
    super(log);
  }

  override async append(...words: Parameters<EventStore['append']>): Promise<AppendResult> {
    return await this.#call(() => super.append(...words));
  }

  override async readStream(...words: Parameters<EventStore['readStream']>): Promise<readonly StoredEvent[]> {
    return await this.#call(() => super.readStream(...words));
  }

  async #call<T>(carryOut: () => Promise<T>): Promise<T> {
    this.calls += 1;
    if (this.calls > this.at || (this.calls === this.at && !this.carriedOut)) throw new Killed();
    const result = await carryOut();
    if (this.calls === this.at) throw new Killed();
    return result;
  }
}

/** Another server, with a cache of its own, on the same log and the same keys. */
function serverOn(store: MemoryEventStore, keys: MemoryKeyStore) {
  const { send, events } = commandHarnessOn(store, [meetingStream, committeeStream, paperStream], keys);
  return {
    record: async () =>
      await send(meetingStream, {
        ...{ type: 'RecordExtract', id: MEETING, creates: true, data: EXTRACT, key: 'the import' },
        evidence: { kind: 'document', reference: 'Auszug', sha256: '1'.repeat(64) },
      }),
    types: async () => ({
      committee: (await events(`committee-${SOCIAL}`)).map(({ type }) => type),
      paper: (await events(`paper-${PAPER}`)).map(({ type }) => type),
      meeting: (await events(`meeting-${MEETING}`)).map(({ type }) => type),
    }),
  };
}

const WHOLE = {
  committee: ['CommitteeConstituted'],
  paper: ['KnownPaperRecorded', 'StepPlanned'],
  meeting: ['HeldMeetingRecorded', 'ItemAdded', 'ItemTextsRecorded', 'ItemOutcomeRecorded'],
};

async function callsOfAnImport(): Promise<number> {
  const store = new KilledAt(new MemoryLog(), Infinity, true);
  expect(await serverOn(store, new MemoryKeyStore()).record()).toMatchObject({ done: true });
  return store.calls;
}

describe('the import of an extract whose server is killed', () => {
  it.each([
    ['before a call of the store is carried out', false],
    ['when a call of the store was carried out', true],
  ])('%s is completed by a repetition under the same key, and was whole or nothing in the meeting', async (_, done) => {
    const calls = await callsOfAnImport();
    expect(calls).toBeGreaterThan(6);
    for (let at = 1; at <= calls; at += 1) {
      const [log, keys] = [new MemoryLog(), new MemoryKeyStore()];
      await expect(serverOn(new KilledAt(log, at, done), keys).record()).rejects.toThrow(Killed);
      const after = serverOn(new MemoryEventStore(log), keys);
      expect([[], WHOLE.meeting]).toContainEqual((await after.types()).meeting);
      const repeated = await after.record();
      expect([at, repeated]).toMatchObject([at, { done: true, id: MEETING, created: true }]);
      expect([at, await after.types()]).toEqual([at, WHOLE]);
      const head = await new MemoryEventStore(log).head();
      expect(await after.record()).toEqual(repeated.done ? { ...repeated, before: undefined } : repeated);
      expect(await new MemoryEventStore(log).head()).toBe(head);
    }
  });

  it('finds the committee and the paper that it recorded before', async () => {
    const [log, keys] = [new MemoryLog(), new MemoryKeyStore()];
    const calls = await callsOfAnImport();
    await expect(serverOn(new KilledAt(log, calls, false), keys).record()).rejects.toThrow(Killed);
    const after = serverOn(new MemoryEventStore(log), keys);
    expect(await after.types()).toEqual({ ...WHOLE, meeting: [] });
    expect(await after.record()).toMatchObject({ done: true, created: true });
  });
});
