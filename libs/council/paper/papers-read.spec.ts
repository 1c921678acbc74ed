import { idFrom, partId } from '#event-sourcing';
import { deviationsProjection } from '#shared-kernel';
import { committeeStream } from '../committee/committee.stream.js';
import { committeesProjection } from '../committee/committee.projection.js';
import { meetingStream } from '../meeting/meeting.stream.js';
import { meetingsProjection } from '../meeting/meeting.projection.js';
import { CALLER, readHarness, reasonOf } from '#shared-kernel/testing';
import { heldItemId } from '../meeting/held-meeting/held-ids.js';
import { paperIdFrom } from '../reference/paper-reference.js';
import { paperStream } from './paper.stream.js';
import { PaperQuery, PaperReads } from './paper.reads.js';
import { papersProjection } from './paper.projection.js';

const number = { reference: '20196743', year: 2019 };
const [drafted, known] = [idFrom('a paper'), paperIdFrom(number)];
const [social, council] = [idFrom('social'), idFrom('council')];
const first = partId(known, 'step', 0);
const note = { committee: social, meeting: idFrom('m'), item: idFrom('i'), event: idFrom('e'), on: '2019-02-14' };
const projections = [papersProjection, deviationsProjection, committeesProjection, meetingsProjection];

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const harness of open.splice(0)) await harness.close();
});

/** A log with a drafted and a known paper, and the reads of it. */
async function paperLog() {
  const harness = readHarness([paperStream, committeeStream, meetingStream], projections);
  open.push(harness);
  const { send, store } = harness;
  const record = async (id: string, type: string, data: object = {}, creates = false) => {
    expect(reasonOf(await send(paperStream, { type, id, data, creates }))).toBe('done');
  };
  for (const id of [social, council]) {
    const data = { name: 'Gremium', kind: 'committee' };
    await send(committeeStream, { type: 'ConstituteCommittee', id, creates: true, data });
  }
  await record(drafted, 'DraftPaper', { title: 'Entwurf' }, true);
  const steps = [{ committee: social, role: 'information' }];
  await record(known, 'RecordKnownPaper', { ...number, title: 'Sachstandsbericht', steps }, true);
  const read = async () => new PaperReads(await harness.readsFor());
  return { send, record, read, events: async (id: string) => await store.readStream(`paper-${id}`) };
}

async function found(reads: PaperReads, filter: Partial<PaperQuery>): Promise<readonly unknown[]> {
  const { items } = await reads.list(Object.assign(new PaperQuery(), filter), CALLER);
  return items.map(({ id }) => id);
}

describe('papers as they are read', () => {
  it('are found by status, committee and reference', async () => {
    const { read } = await paperLog();
    const reads = await read();
    expect(await found(reads, {})).toEqual([drafted, known]);
    expect(await found(reads, { status: 'draft' })).toEqual([drafted]);
    expect(await found(reads, { committee: social })).toEqual([known]);
    expect(await found(reads, { ...number, reference: ' 20196743 ' })).toEqual([known]);
    expect(await found(reads, { ...number, year: 2020 })).toEqual([]);
    expect(await found(reads, { process: idFrom('nowhere') })).toEqual([]);
    expect(await found(reads, { committee: social, reference: '1' })).toEqual([]);
  });

  it('show who co-signed, and ask again for a new version', async () => {
    const { record, read, events } = await paperLog();
    const of = { kind: 'function', title: 'Leitung Kultur' };
    await record(drafted, 'RequestCoSignature', { of });
    const asked = (await events(drafted)).at(-1)?.data;
    // The log's JSON, as the decider wrote it.
    const { coSignature } = asked as { readonly coSignature: string };
    await record(drafted, 'RefuseCoSignature', { coSignature, reason: 'figures are missing' });
    expect(await (await read()).one(drafted, CALLER)).toMatchObject({
      coSignatures: [{ of, status: 'refused', version: 1, reason: 'figures are missing' }],
    });
    await record(drafted, 'AddPaperVersion', { title: 'Entwurf mit Zahlen' });
    expect(await (await read()).one(drafted, CALLER)).toMatchObject({
      title: 'Entwurf mit Zahlen',
      versions: [{ version: 1 }, { version: 2, title: 'Entwurf mit Zahlen' }],
      coSignatures: [{ status: 'open' }],
    });
  });

  it('show the outcomes of the committees, and taking note not as approval', async () => {
    const { record, read } = await paperLog();
    await record(known, 'RecordStepOutcome', { ...note, outcome: { kind: 'acknowledged' } });
    await record(known, 'ConcludePaper');
    expect(await (await read()).one(known, CALLER)).toMatchObject({
      status: 'concluded',
      known: true,
      effect: 'takenNoteOf',
      effectOfStep: first,
      steps: [
        {
          id: first,
          status: 'ended',
          outcome: { kind: 'acknowledged' },
          effect: 'takenNoteOf',
          outcomes: [{ event: note.event, on: '2019-02-14', counts: true }],
        },
      ],
    });
  });

  it('show a correction beside the corrected outcome', async () => {
    const { record, read } = await paperLog();
    await record(known, 'RecordStepOutcome', { ...note, outcome: { kind: 'acknowledged' } });
    await record(known, 'ConcludePaper');
    const correction = idFrom('k');
    await record(known, 'CorrectStepOutcome', {
      event: note.event,
      correction,
      outcome: { kind: 'referred', to: council },
    });
    expect(await (await read()).one(known, CALLER)).toMatchObject({
      status: 'inConsultation',
      effect: null,
      steps: [
        {
          status: 'ended',
          outcome: { kind: 'referred' },
          outcomes: [
            { event: note.event, counts: false },
            { event: correction, corrects: note.event, counts: true },
          ],
        },
        { committee: council, role: 'information', how: 'referred', status: 'open', outcome: null },
      ],
    });
  });

  it('show a refined date and a dropped step', async () => {
    const { record, read, events } = await paperLog();
    await record(known, 'RecordStepOutcome', { ...note, on: '2019-02', outcome: { kind: 'postponed' } });
    const entry = (await events(known)).find(({ type }) => type === 'StepOutcomeRecorded')?.id;
    await record(known, 'RefineDate', { event: entry, to: '2019-02-14' });
    await record(known, 'PlanStep', { committee: council, role: 'deciding' });
    const planned = (await events(known)).at(-1)?.data;
    // The log's JSON, as the decider wrote it.
    const { step } = planned as { readonly step: string };
    await record(known, 'DropStep', { step, reason: 'planned by mistake' });
    expect(await (await read()).one(known, CALLER)).toMatchObject({
      steps: [
        { status: 'open', outcomes: [{ on: '2019-02-14' }] },
        { id: step, status: 'dropped', dropped: 'planned by mistake' },
      ],
    });
    expect(await found(await read(), { committee: council })).toEqual([]);
  });

  it('show a deciding step that came too early', async () => {
    const { record, read } = await paperLog();
    await record(known, 'PlanStep', { committee: social, role: 'preparatory', order: 1 });
    await record(known, 'PlanStep', { committee: council, role: 'deciding', order: 2 });
    await record(known, 'RecordStepOutcome', { ...note, committee: council, outcome: { kind: 'adopted' } });
    expect(await (await read()).one(known, CALLER)).toMatchObject({
      deviations: [{ rule: 'stepOutOfSequence', weight: 'formal', status: 'open' }],
    });
  });

  it('name the committees of their steps, the meeting and the item of an outcome, and the committee that it is referred to', async () => {
    const { send, record, read } = await paperLog();
    const meeting = idFrom('meeting');
    const held = { committee: social, heldOn: '2019-02-14', completeness: 'excerptOnly' };
    const items = [{ number: '5', title: 'Sachstandsbericht' }];
    await send(meetingStream, { type: 'RecordHeldMeeting', id: meeting, creates: true, data: { ...held, items } });
    const item = heldItemId(meeting, '5');
    const outcome = { kind: 'referred', to: council };
    await record(known, 'RecordStepOutcome', { ...note, meeting, item, outcome });
    const names = { meetingName: 'Gremium, 2019-02-14', itemNamed: { id: item, ...items[0] }, toName: 'Gremium' };
    expect(await (await read()).one(known, CALLER)).toMatchObject({
      steps: [
        { committee: social, committeeName: 'Gremium', outcomes: [{ meeting, item, ...names }] },
        { how: 'referred' },
      ],
    });
  });

  it('that are unknown are not found', async () => {
    const { read } = await paperLog();
    await expect((await read()).one(idFrom('nowhere'), CALLER)).rejects.toThrow('not found');
  });
});
