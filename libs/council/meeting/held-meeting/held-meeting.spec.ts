import { partId } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { COMMAND_ID, ENTITY_ID } from '#event-sourcing/testing';
import { heldItemId } from './held-ids.js';
import type { MeetingEvent } from '../meeting.events.js';
import {
  COMMITTEE,
  counted,
  item,
  meeting,
  ofCircle,
  ofCouncil,
  opened,
  PAPER,
  recorded,
  scheduled,
} from '../meeting.fixture.js';

const HASH = 'a'.repeat(64);
const DAY = '2019-02-14';
const id = heldItemId(ENTITY_ID, '5');
const told = {
  number: '5',
  title: 'Sachstandsbericht "Wir alle sind LU"',
  paper: PAPER,
  intent: 'acknowledgement',
  outcome: { kind: 'acknowledged' },
  deliberation: HASH,
} as const;
const extract = {
  committee: COMMITTEE,
  heldOn: DAY,
  public: 'yes',
  completeness: 'excerptOnly',
  items: [told],
} as const;

const heldMeeting = {
  type: 'HeldMeetingRecorded',
  data: { committee: COMMITTEE, heldOn: DAY, sequence: 1, public: 'yes', processes: [], completeness: 'excerptOnly' },
} as const satisfies Past<MeetingEvent>;
const { title, intent, paper } = told;
const added = {
  type: 'ItemAdded',
  data: { item: id, number: '5', title, intent, paper, public: 'unknown' },
} as const satisfies Past<MeetingEvent>;
const texts = {
  type: 'ItemTextsRecorded',
  data: { item: id, deliberation: HASH },
} as const satisfies Past<MeetingEvent>;
const acknowledged = {
  type: 'ItemOutcomeRecorded',
  data: {
    item: id,
    outcomeId: partId(COMMAND_ID, 'outcome', 0),
    outcome: { kind: 'acknowledged' },
    intent: 'acknowledgement',
    paper: PAPER,
    vote: { kind: 'unknown' },
  },
} as const satisfies Past<MeetingEvent>;
const held: readonly Past<MeetingEvent>[] = [heldMeeting, added, texts, { ...acknowledged, eventId: 'e1' }];
const onTheDay = (...events: object[]): object[] => events.map((event) => ({ ...event, occurredOn: DAY }));

describe('a meeting known from an extract', () => {
  it('is recorded with its item, its texts and its outcome, all of them on its day', () => {
    meeting([])
      .when('RecordHeldMeeting', extract, { occurredOn: '2019-02-14' }, ofCouncil)
      .then(onTheDay(heldMeeting, added, texts, acknowledged));
  });

  it('leaves unknown what the extract does not tell, and never says that an item was not reached', () => {
    const { decision } = meeting([]).when(
      'RecordHeldMeeting',
      { committee: COMMITTEE, heldOn: DAY, completeness: 'excerptOnly', items: [{ number: '5', title }] },
      {},
      ofCouncil,
    );
    expect(decision).toMatchObject({
      events: [
        { type: 'HeldMeetingRecorded', data: { public: 'unknown' } },
        { type: 'ItemAdded', data: { intent: 'unknown', paper: { kind: 'unknown' }, public: 'unknown' } },
      ],
    });
  });

  it('is imported once, whoever asks and on whatever evidence', () => {
    const again = {
      commandId: partId(COMMAND_ID, 'another', 0),
      actor: 'x',
      evidence: { kind: 'illustration' },
    } as const;
    meeting(held).when('RecordHeldMeeting', extract, again, ofCouncil).isAlreadySo('already imported');
    meeting(held).when('RecordHeldItem', told, again, ofCouncil).isAlreadySo('already imported');
    const { outcome: _, ...silent } = told;
    meeting(held).when('RecordHeldItem', silent, again, ofCouncil).isAlreadySo('already imported');
  });

  it('is the same in a copy that writes its texts with other characters', () => {
    const copy = { ...told, title: 'Sachstandsbericht,,Wir  alle sind LU“', deliberation: 'b'.repeat(64) };
    meeting(held).when('RecordHeldItem', copy, {}, ofCouncil).isAlreadySo('already imported');
  });

  it('is the same whether abstentions and spoilt votes are left out or unknown', () => {
    const short = { kind: 'counted', yes: 9, no: 2 } as const;
    const vote = { ...short, abstention: 'unknown', spoilt: 'unknown' } as const;
    const counts = { ...acknowledged, data: { ...acknowledged.data, vote } };
    meeting([heldMeeting, added, texts])
      .when('RecordHeldItem', { ...told, vote: short }, {}, ofCouncil)
      .then(onTheDay(counts));
    for (const same of [short, vote]) {
      meeting([heldMeeting, added, texts, { ...counts, eventId: 'e1' }])
        .when('RecordHeldItem', { ...told, vote: same }, {}, ofCouncil)
        .isAlreadySo('already imported');
    }
  });

  it.each([
    ['title', { title: 'Anderes' }],
    ['paper', { paper: { kind: 'oral' } }],
    ['version', { paper: { ...PAPER, version: 2 } }],
    ['outcome', { outcome: { kind: 'adopted' } }],
    ['vote', { vote: counted(5, 0) }],
    ['intent', { intent: 'decision' }],
  ] as const)('contradicts another %s of the same item', (_, other) => {
    meeting(held)
      .when('RecordHeldItem', { ...told, ...other }, {}, ofCouncil)
      .refuses('other facts are recorded already');
    meeting(held)
      .when('RecordHeldMeeting', { ...extract, items: [{ ...told, ...other }] }, {}, ofCouncil)
      .refuses('other facts are recorded already');
  });

  it('contradicts another meeting', () => {
    meeting(held)
      .when('RecordHeldMeeting', { ...extract, public: 'no' }, {}, ofCouncil)
      .refuses('other facts are recorded already');
    meeting([scheduled, { type: 'MeetingCancelled', data: { reason: 'x' } }])
      .when('RecordHeldMeeting', extract, {}, ofCouncil)
      .refuses('other facts are recorded already');
  });

  it('is the same after a correction or a new number', () => {
    const correction = {
      type: 'OutcomeCorrected',
      data: {
        ...acknowledged.data,
        outcome: { kind: 'recommended' },
        event: 'e1',
        reason: 'x',
        authority: { kind: 'unknown' },
      },
    } as const;
    const moved = { type: 'ItemMoved', data: { item: id, number: '6' } } as const;
    meeting([...held, correction])
      .when('RecordHeldItem', told, {}, ofCouncil)
      .isAlreadySo('already imported');
    meeting([...held, moved])
      .when('RecordHeldItem', told, {}, ofCouncil)
      .isAlreadySo('already imported');
  });

  it('gets a further item, also one with a number that another item had', () => {
    const further = { number: '6', title: 'Verschiedenes' };
    const second = {
      item: heldItemId(ENTITY_ID, '6'),
      ...further,
      intent: 'unknown',
      paper: { kind: 'unknown' },
      public: 'unknown',
    };
    meeting(held)
      .when('RecordHeldItem', further, {}, ofCouncil)
      .then(onTheDay({ type: 'ItemAdded', data: second }));
    meeting(held)
      .when('RecordHeldMeeting', { ...extract, items: [told, further] }, {}, ofCouncil)
      .then(onTheDay({ type: 'ItemAdded', data: second }));
    const { decision } = meeting([...held, { type: 'ItemMoved', data: { item: id, number: '7' } }]).when(
      'RecordHeldItem',
      { number: '5', title: 'Verschiedenes' },
      {},
      ofCouncil,
    );
    expect(decision).toMatchObject({ events: [{ data: { item: partId(COMMAND_ID, 'item', 0) } }] });
  });

  it('gets an outcome that was not known', () => {
    meeting([heldMeeting, added, texts]).when('RecordHeldItem', told, {}, ofCouncil).then(onTheDay(acknowledged));
  });

  it('gets what a fuller source tells of it', () => {
    const fuller = { ...extract, completeness: 'full', processes: ['p'] } as const;
    meeting(held)
      .when('RecordHeldMeeting', fuller, {}, ofCouncil)
      .then(onTheDay({ ...heldMeeting, data: { ...heldMeeting.data, completeness: 'full', processes: ['p'] } }));
    meeting(held)
      .when('RecordHeldMeeting', { ...extract, processes: ['p'] }, {}, ofCouncil)
      .then(onTheDay({ type: 'MeetingLinkedToProcess', data: { process: 'p' } }));
  });

  it('is not of the future, and has each number once', () => {
    meeting([])
      .when('RecordHeldMeeting', { ...extract, heldOn: '2019-02-15' }, {}, ofCouncil)
      .refuses('meeting lies in the future');
    meeting([])
      .when('RecordHeldMeeting', { ...extract, items: [told, told] }, {}, ofCouncil)
      .refuses('number is taken by another item');
  });

  it('knows no arithmetic that cannot be', () => {
    const tie = { ...told, outcome: { kind: 'adopted' }, vote: counted(4, 4) } as const;
    meeting([])
      .when('RecordHeldMeeting', { ...extract, items: [tie] }, {}, ofCouncil)
      .refuses('a tie is a refusal');
  });

  it('is beyond a steering circle that adopted papers: named once, noted for each outcome', () => {
    const adopted = { ...told, outcome: { kind: 'adopted' } } as const;
    const items = [adopted, { ...adopted, number: '6' }];
    meeting([])
      .when('RecordHeldMeeting', { ...extract, items }, {}, ofCircle)
      .violates('beyondCompetence');
    const deviations = [{ rule: 'beyondCompetence', reason: 'it was so' }];
    const { decision } = meeting([]).when('RecordHeldMeeting', { ...extract, items }, { deviations }, ofCircle);
    const noted = decision.accepted ? decision.events.filter(({ type }) => type === 'DeviationNoted') : [];
    expect(noted.map(({ data }) => 'subject' in data && data.subject)).toEqual(
      [0, 1].map((index) => partId(COMMAND_ID, 'outcome', index)),
    );
  });
});

describe('an item from an extract of a meeting that was planned here', () => {
  const planned = [scheduled, item('i5', '5')];

  it('gives the planned item its outcome, and the meeting took place', () => {
    const { decision } = meeting(planned).when('RecordHeldItem', told, {}, ofCouncil);
    expect(decision).toMatchObject({
      events: [
        { ...heldMeeting, occurredOn: DAY },
        { type: 'ItemTextsRecorded', data: { item: 'i5' } },
        { type: 'ItemOutcomeRecorded', data: { item: 'i5', outcome: { kind: 'acknowledged' } } },
      ],
    });
    const after = [
      ...planned,
      heldMeeting,
      { ...texts, data: { ...texts.data, item: 'i5' } },
      { ...acknowledged, data: { ...acknowledged.data, item: 'i5' } },
    ];
    expect(meeting(after).state).toMatchObject({ status: 'held', items: [{ id: 'i5' }] });
    meeting(after).when('RecordHeldItem', told, {}, ofCouncil).isAlreadySo('already imported');
  });

  it('tells whether the meeting was public where that was unknown, and never against what is known', () => {
    const day = { committee: COMMITTEE, when: DAY, sequence: 1, processes: [], public: 'unknown' } as const;
    const silent = [{ type: 'MeetingScheduled', data: day } as const];
    const open = { ...told, meetingPublic: 'yes' } as const;
    const before = meeting(silent).when('RecordHeldItem', open, {}, ofCouncil);
    expect(before.decision).toMatchObject({ events: [{ data: { public: 'yes' } }, {}, {}, {}] });
    const heldInSilence = { ...heldMeeting, data: { ...heldMeeting.data, public: 'unknown' } } as const;
    const later = meeting([heldInSilence]).when('RecordHeldItem', open, {}, ofCouncil);
    expect(later.decision).toMatchObject({
      events: [{ type: 'HeldMeetingRecorded', data: { public: 'yes' } }, {}, {}, {}],
    });
    meeting([heldMeeting])
      .when('RecordHeldItem', { ...told, meetingPublic: 'no' }, {}, ofCouncil)
      .refuses('other facts are recorded already');
  });

  it('is another matter when neither title nor paper agree', () => {
    meeting(planned)
      .when('RecordHeldItem', { number: '5', title: 'Anderes' }, {}, ofCouncil)
      .refuses('other facts are recorded already');
  });

  it('needs the day of the meeting, which is over', () => {
    const moved = (when: string) => [...planned, { type: 'MeetingRescheduled', data: { when, sequence: 1 } } as const];
    meeting(moved('2019-Q1')).when('RecordHeldItem', told, {}, ofCouncil).refuses('meeting has no day yet', 'invalid');
    meeting(moved('2019-03-12')).when('RecordHeldItem', told, {}, ofCouncil).refuses('meeting lies in the future');
  });

  it('is added to a meeting that was held live, and does not contradict its outcomes', () => {
    const { decision } = meeting([...opened, { type: 'MeetingClosed', data: {} }]).when(
      'RecordHeldItem',
      told,
      {},
      ofCouncil,
    );
    expect(decision).toMatchObject({
      events: [{ type: 'ItemAdded' }, { type: 'ItemTextsRecorded' }, { type: 'ItemOutcomeRecorded' }],
    });
    const live = { number: '1', title: 'Punkt 1', outcome: { kind: 'acknowledged' } } as const;
    const past = [...opened, recorded('i1', { kind: 'rejected' })];
    meeting(past).when('RecordHeldItem', live, {}, ofCouncil).refuses('other facts are recorded already');
  });
});
