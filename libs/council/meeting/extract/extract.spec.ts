import { claimDecider, readMetadata } from '#event-sourcing';
import { reasonOf } from '#shared-kernel/testing';
import { committeeStream } from '../../committee/committee.stream.js';
import { paperStream } from '../../paper/paper.stream.js';
import { claimOf, PAPER_REFERENCE } from '../../reference/paper-reference.js';
import { meetingStream } from '../meeting.stream.js';
import { EXTRACT, extractOffice, MEETING, PAPER, REFERENCE, SOCIAL, SOMEBODY, withItem } from './extract.fixture.js';

type Send = ReturnType<typeof extractOffice>['harness']['send'];

async function claimed(send: Send): Promise<void> {
  const { value } = claimOf(REFERENCE);
  const data = { value, holder: `paper-${SOMEBODY}` };
  await send({ decider: claimDecider(PAPER_REFERENCE) }, { type: 'ClaimValue', id: value, creates: true, data });
}

async function drafted(send: Send): Promise<void> {
  await send(paperStream, { type: 'DraftPaper', id: PAPER, creates: true, data: { title: 'x' } });
}

const meetingOf = `meeting-${MEETING}` as const;

describe('an extract', () => {
  it('is recorded with its committee, its paper, its meeting and its item', async () => {
    const office = extractOffice();
    expect(await office.record(EXTRACT)).toMatchObject({
      done: true,
      created: true,
      id: MEETING,
      before: [
        { kind: 'committee', id: SOCIAL },
        { kind: 'paper', id: PAPER },
      ],
    });
    expect(await office.types(`committee-${SOCIAL}`)).toEqual(['CommitteeConstituted']);
    expect(await office.types(`paper-${PAPER}`)).toEqual(['KnownPaperRecorded', 'StepPlanned']);
    expect(await office.types(meetingOf)).toEqual([
      'HeldMeetingRecorded',
      'ItemAdded',
      'ItemTextsRecorded',
      'ItemOutcomeRecorded',
    ]);
    expect(await office.data('ItemOutcomeRecorded')).toMatchObject([
      { outcome: { kind: 'acknowledged' }, paper: { kind: 'paper', paper: PAPER } },
    ]);
  });

  it('records what is inferred with the passages from which it is', async () => {
    const office = extractOffice();
    const committees = [{ name: 'Sozialausschuss', inferredFrom: 'Sitzung des Sozialausschusses' }];
    const papers = [{ ...REFERENCE, inferredFrom: 'Vorlage: 20196743' }];
    await office.record(withItem({ papers }, { committees }));
    const passages = async (stream: `${string}-${string}`): Promise<readonly unknown[]> =>
      (await office.harness.events(stream)).map((event) => {
        const { evidence } = readMetadata(event);
        return evidence.kind === 'document' ? evidence.inferredFrom : evidence.kind;
      });
    expect(await passages(`committee-${SOCIAL}`)).toEqual(['Sitzung des Sozialausschusses']);
    expect(await passages(`paper-${PAPER}`)).toEqual(['Vorlage: 20196743', 'Vorlage: 20196743']);
    expect(new Set(await passages(meetingOf))).toEqual(new Set([undefined]));
  });

  it('changes nothing when it comes again', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    const before = await office.harness.store.head();
    expect(await office.record(EXTRACT)).toMatchObject({ done: true, events: [], note: 'already imported' });
    expect(await office.harness.store.head()).toBe(before);
  });

  it('is completed after an interruption behind its committee and its paper', async () => {
    const office = extractOffice();
    const send = office.harness.send;
    const data = { name: 'Sozialausschuss', kind: 'committee', constitutedOn: 'unknown' };
    await send(committeeStream, { type: 'ConstituteCommittee', id: SOCIAL, creates: true, data });
    const known = { ...REFERENCE, title: 'Sachstandsbericht', steps: [{ committee: SOCIAL }] };
    await send(paperStream, { type: 'RecordKnownPaper', id: PAPER, creates: true, data: known });
    const result = await office.record(EXTRACT);
    expect(result).toMatchObject({ done: true, created: true });
    expect(result).not.toHaveProperty('before');
  });

  it.each([
    [
      'a tie',
      withItem({ outcome: { kind: 'adopted', vote: { kind: 'counted', yes: 4, no: 4 } } }),
      'a tie is a refusal',
    ],
    ['a day in the future', withItem({}, { heldOn: '2019-02-15' }), 'meeting lies in the future'],
    [
      'an amendment without words',
      withItem({ outcome: { kind: 'adoptedAsAmended' } }),
      'wording of the amendment is missing',
    ],
    ['a paper named twice', withItem({ papers: [REFERENCE, REFERENCE] }), 'paper is named twice'],
    ['a meeting that is not recorded', withItem({}, { meeting: SOMEBODY }), 'meeting does not exist'],
    [
      'a person in a vote who is not recorded',
      withItem({
        outcome: { kind: 'adopted', vote: { kind: 'byName', voters: [{ person: SOMEBODY, vote: 'yes' }] } },
      }),
      'person does not exist',
    ],
    ['an unknown process', withItem({}, { processes: [SOMEBODY] }), 'process does not exist'],
  ])('is refused with %s and leaves no trace in any stream', async (_fault, body, reason) => {
    const office = extractOffice();
    expect(reasonOf(await office.record(body))).toBe(reason);
    expect(await office.harness.store.head()).toBeUndefined();
  });

  it('is refused without the wish to record what is missing', async () => {
    const office = extractOffice();
    const { create: _, ...only } = EXTRACT;
    expect(reasonOf(await office.record(only))).toBe('committee does not exist');
    const data = { name: 'Sozialausschuss', kind: 'committee' };
    await office.harness.send(committeeStream, { type: 'ConstituteCommittee', id: SOCIAL, creates: true, data });
    expect(await office.record(only)).toMatchObject({
      refusal: { kind: 'unknownReference', reason: 'paper does not exist', field: 'item.papers.0.reference' },
    });
  });

  it('takes the paper that holds the reference, whatever its id is', async () => {
    const office = extractOffice();
    const { send } = office.harness;
    await send(paperStream, { type: 'DraftPaper', id: SOMEBODY, creates: true, data: { title: 'x' } });
    await send(paperStream, { type: 'ReleasePaper', id: SOMEBODY });
    expect(reasonOf(await send(paperStream, { type: 'SubmitPaper', id: SOMEBODY, data: REFERENCE }))).toBe('done');
    await office.record(EXTRACT);
    expect(await office.data('ItemAdded')).toMatchObject([{ paper: { kind: 'paper', paper: SOMEBODY } }]);
    expect(await office.types(`paper-${PAPER}`)).toEqual([]);
  });

  it.each([
    ['is claimed for another paper', claimed, 'reference is taken by another paper'],
    ['would be that of a draft without it', drafted, 'paper exists already'],
  ])('is refused where its reference %s', async (_fault, before, reason) => {
    const office = extractOffice();
    await before(office.harness.send);
    expect(reasonOf(await office.record(EXTRACT))).toBe(reason);
    expect(await office.types(`committee-${SOCIAL}`)).toEqual([]);
  });

  it('of a council is not for process managers, and papers are recorded by clerks alone', async () => {
    const office = extractOffice();
    const sent = { roles: ['process-manager'] };
    expect(reasonOf(await office.record(EXTRACT, sent))).toBe('role does not allow this here');
    const circle = { ...EXTRACT, committees: [{ name: 'Lenkungskreis', kind: 'steeringCircle' }] };
    expect(reasonOf(await office.record(circle, sent))).toBe('role does not allow this here');
    const { papers: _, ...oral } = EXTRACT.item;
    expect(reasonOf(await office.record({ ...circle, item: oral }, sent))).toBe('done');
  });

  it('with an act beyond the competence of a steering circle is irregular, before anything is recorded', async () => {
    const office = extractOffice();
    const adopted = withItem(
      { outcome: { kind: 'adopted' } },
      { committees: [{ name: 'Lenkungskreis', kind: 'steeringCircle' }] },
    );
    expect(await office.record(adopted)).toMatchObject({ refusal: { kind: 'irregular' } });
    expect(await office.harness.store.head()).toBeUndefined();
  });
});

describe('an extract that states other facts than are recorded', () => {
  const digits = (digit: string): string => digit.repeat(64);

  it.each([
    ['title', { title: 'Anderer Bericht' }, 'Sachstandsbericht', 'Anderer Bericht'],
    ['intent', { intent: 'decision' }, 'acknowledgement', 'decision'],
    ['public', { public: 'no' }, 'yes', 'no'],
    ['paper', { papers: [{ reference: '20196744', year: 2019 }] }, ['20196743 (2019)'], ['20196744 (2019)']],
    ['outcome', { outcome: { kind: 'adopted' } }, { kind: 'acknowledged' }, { kind: 'adopted' }],
  ])('is told that the %s differs, with the document of the recorded fact, and nothing changes', async (...row) => {
    const [field, other, recorded, stated] = row;
    const office = extractOffice();
    const first = { number: 'Ö 5', public: 'yes', intent: 'acknowledgement' };
    await office.record(withItem(first));
    const before = await office.harness.store.head();
    expect(await office.record(withItem({ ...first, ...other }))).toMatchObject({
      refusal: {
        kind: 'impossible',
        reason: 'other facts are recorded already',
        differences: [{ field: `item.${field}`, recorded, stated, evidence: digits('1') }],
      },
    });
    expect(await office.harness.store.head()).toBe(before);
  });

  it('is told every fact that differs at once', async () => {
    const office = extractOffice();
    const voted = { kind: 'counted', yes: 9, no: 0 } as const;
    await office.record(withItem({ outcome: { kind: 'adopted', vote: voted } }));
    const other = { title: 'Konzept', outcome: { kind: 'adopted', vote: { ...voted, no: 2 } } };
    const result = await office.record(withItem(other));
    expect(result.done ? [] : fieldsOf(result.refusal)).toEqual(['item.title', 'item.vote']);
  });

  it('is told of the sitting that it names by its id', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    const other = { ...EXTRACT, meeting: MEETING, heldOn: '2019-02-13', sequence: 2 };
    const result = await office.record(other);
    expect(result.done ? [] : fieldsOf(result.refusal)).toEqual(['heldOn', 'sequence']);
    const finance = { ...EXTRACT, meeting: MEETING, committees: [{ name: 'Hauptausschuss' }] };
    const wrong = await office.record(finance);
    expect(wrong.done ? [] : fieldsOf(wrong.refusal)).toEqual(['committees']);
  });

  it('may say less, or the same in other characters', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    const { outcome: _, deliberation: __, ...less } = EXTRACT.item;
    expect(await office.record({ ...EXTRACT, item: less })).toMatchObject({ note: 'already imported' });
    const copy = withItem({ title: 'Sachstands bericht,,', deliberation: 'Der Ausschuss beraet den Bericht.' });
    expect(await office.record(copy)).toMatchObject({ note: 'already imported' });
  });
});

function fieldsOf(refusal: object): readonly string[] {
  if (!('differences' in refusal) || !Array.isArray(refusal.differences)) return [];
  // A refusal's differences have fields.
  return (refusal.differences as readonly { readonly field: string }[]).map(({ field }) => field);
}

describe('the extracts of a planned meeting', () => {
  it('are recorded in it, and it took place', async () => {
    const office = extractOffice();
    const data = { name: 'Sozialausschuss', kind: 'committee' };
    await office.harness.send(committeeStream, { type: 'ConstituteCommittee', id: SOCIAL, creates: true, data });
    const planned = { committee: SOCIAL, when: '2019-02-14' };
    await office.harness.send(meetingStream, { type: 'ScheduleMeeting', id: SOMEBODY, creates: true, data: planned });
    expect(await office.record({ ...EXTRACT, meeting: SOMEBODY })).toMatchObject({ done: true, created: false });
    expect(await office.types(`meeting-${SOMEBODY}`)).toEqual([
      'MeetingScheduled',
      'HeldMeetingRecorded',
      'ItemAdded',
      'ItemTextsRecorded',
      'ItemOutcomeRecorded',
    ]);
  });
});

describe('an extract about a withdrawn paper', () => {
  const withdrawn = async () => {
    const office = extractOffice();
    const { send } = office.harness;
    const known = { ...REFERENCE, title: 'Sachstandsbericht', steps: [] };
    await send(paperStream, { type: 'RecordKnownPaper', id: PAPER, creates: true, data: known });
    expect(reasonOf(await send(paperStream, { type: 'WithdrawPaper', id: PAPER, occurredOn: '2019-02-01' }))).toBe(
      'done',
    );
    return office;
  };
  const adopted = { kind: 'adopted', text: 'Beschlossen.' };
  const deviations = [{ rule: 'paperIsWithdrawn', reason: 'the withdrawal came too late' }];

  it.each([
    ['its item was acted on', {}],
    ['its item was adopted', { outcome: adopted }],
    ['it has a result of its own', { papers: [{ ...REFERENCE, outcome: adopted }], outcome: undefined }],
    [
      'it is one of several with results of their own',
      {
        papers: [
          { ...REFERENCE, outcome: adopted },
          { reference: '20196744', year: 2019, outcome: adopted },
        ],
        outcome: undefined,
      },
    ],
  ])('is irregular when %s, and may be recorded as a deviation with a reason', async (_, item) => {
    const office = await withdrawn();
    const refused = await office.record(withItem(item));
    expect(refused).toMatchObject({
      ...{ done: false, refusal: { kind: 'irregular', violations: [{ rule: 'paperIsWithdrawn' }] } },
    });
    expect(await office.types(meetingOf)).toEqual([]);
    expect(reasonOf(await office.record(withItem(item), { deviations }))).toBe('done');
    expect(await office.data('DeviationNoted')).toMatchObject([{ rule: 'paperIsWithdrawn' }]);
  });

  it('is regular when it says that the item was withdrawn or postponed', async () => {
    for (const kind of ['withdrawnByAuthor', 'postponed']) {
      const office = await withdrawn();
      expect(reasonOf(await office.record(withItem({ outcome: { kind, text: 'Abgesetzt.' } })))).toBe('done');
    }
  });

  it('is regular about a sitting before the withdrawal', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    await office.harness.send(paperStream, { type: 'WithdrawPaper', id: PAPER, occurredOn: '2019-02-14' });
    expect(await office.record(EXTRACT)).toMatchObject({ note: 'already imported' });
  });
});
