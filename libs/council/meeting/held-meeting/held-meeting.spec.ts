import { partId } from '#event-sourcing';
import { COMMAND_ID, ENTITY_ID } from '#event-sourcing/testing';
import { PAPER, COMMITTEE, counted, meeting, ofCircle, ofCouncil, scheduled } from '../meeting.fixture.js';
import { heldItemId } from './held-ids.js';
import {
  DAY,
  id,
  source,
  extract,
  heldMeeting,
  added,
  texts,
  acknowledged,
  held,
  onTheDay,
  title,
} from './held-meeting.fixture.js';

describe('a meeting known from an extract', () => {
  it('is recorded with its item, its texts and its outcome, all of them on its day', () => {
    meeting([])
      .when('RecordHeldMeeting', extract, { occurredOn: '2019-02-14' }, ofCouncil)
      .then(onTheDay(heldMeeting, added, texts, acknowledged));
  });

  it('leaves facts unknown that the extract does not have, and never records an item as not reached', () => {
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

  it('is imported once, by any actor and on any evidence', () => {
    const again = {
      commandId: partId(COMMAND_ID, 'another', 0),
      actor: 'x',
      evidence: { kind: 'illustration' },
    } as const;
    meeting(held).when('RecordHeldMeeting', extract, again, ofCouncil).isAlreadySo('already imported');
    meeting(held).when('RecordHeldItem', source, again, ofCouncil).isAlreadySo('already imported');
    const { outcome: _, ...silent } = source;
    meeting(held).when('RecordHeldItem', silent, again, ofCouncil).isAlreadySo('already imported');
  });

  it('is the same in a copy that writes its texts with other characters', () => {
    const copy = { ...source, title: 'Sachstandsbericht,,Wir  alle sind LU“', deliberation: 'b'.repeat(64) };
    meeting(held).when('RecordHeldItem', copy, {}, ofCouncil).isAlreadySo('already imported');
  });

  it('is the same whether abstentions and spoilt votes are left out or unknown', () => {
    const short = { kind: 'counted', yes: 9, no: 2 } as const;
    const vote = { ...short, abstention: 'unknown', spoilt: 'unknown' } as const;
    const counts = { ...acknowledged, data: { ...acknowledged.data, vote } };
    meeting([heldMeeting, added, texts])
      .when('RecordHeldItem', { ...source, vote: short }, {}, ofCouncil)
      .then(onTheDay(counts));
    for (const same of [short, vote]) {
      meeting([heldMeeting, added, texts, { ...counts, eventId: 'e1' }])
        .when('RecordHeldItem', { ...source, vote: same }, {}, ofCouncil)
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
      .when('RecordHeldItem', { ...source, ...other }, {}, ofCouncil)
      .refuses('other facts are recorded already');
    meeting(held)
      .when('RecordHeldMeeting', { ...extract, items: [{ ...source, ...other }] }, {}, ofCouncil)
      .refuses('other facts are recorded already');
  });

  it('contradicts another meeting', () => {
    meeting(held)
      .when('RecordHeldMeeting', { ...extract, public: 'no' }, {}, ofCouncil)
      .refuses('other facts are recorded already');
    meeting([scheduled, { type: 'MeetingCancelled', data: { reason: 'x' } }])
      .when('RecordHeldMeeting', extract, {}, ofCouncil)
      .refuses('meeting is cancelled');
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
      .when('RecordHeldItem', source, {}, ofCouncil)
      .isAlreadySo('already imported');
    meeting([...held, moved])
      .when('RecordHeldItem', source, {}, ofCouncil)
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
      part: 'unknown',
    };
    meeting(held)
      .when('RecordHeldItem', further, {}, ofCouncil)
      .then(onTheDay({ type: 'ItemAdded', data: second }));
    meeting(held)
      .when('RecordHeldMeeting', { ...extract, items: [source, further] }, {}, ofCouncil)
      .then(onTheDay({ type: 'ItemAdded', data: { ...second, part: 'public' } }));
    const { decision } = meeting([...held, { type: 'ItemMoved', data: { item: id, number: '7' } }]).when(
      'RecordHeldItem',
      { number: '5', title: 'Verschiedenes' },
      {},
      ofCouncil,
    );
    expect(decision).toMatchObject({ events: [{ data: { item: partId(COMMAND_ID, 'item', 0) } }] });
  });

  it('gets an outcome that was not known', () => {
    meeting([heldMeeting, added, texts]).when('RecordHeldItem', source, {}, ofCouncil).then(onTheDay(acknowledged));
  });

  it('gets the facts of a fuller source', () => {
    const fuller = { ...extract, completeness: 'full', processes: ['p'] } as const;
    meeting(held)
      .when('RecordHeldMeeting', fuller, {}, ofCouncil)
      .then(onTheDay({ ...heldMeeting, data: { ...heldMeeting.data, completeness: 'full', processes: ['p'] } }));
    meeting(held)
      .when('RecordHeldMeeting', { ...extract, processes: ['p'] }, {}, ofCouncil)
      .then(onTheDay({ type: 'MeetingLinkedToProcess', data: { process: 'p' } }));
  });

  it('is not in the future, and has each number once', () => {
    meeting([])
      .when('RecordHeldMeeting', { ...extract, heldOn: '2019-02-15' }, {}, ofCouncil)
      .refuses('meeting lies in the future');
    meeting([])
      .when('RecordHeldMeeting', { ...extract, items: [source, source] }, {}, ofCouncil)
      .refuses('number is taken by another item');
  });

  it('is refused with impossible counts of votes', () => {
    const tie = { ...source, outcome: { kind: 'adopted' }, vote: counted(4, 4) } as const;
    meeting([])
      .when('RecordHeldMeeting', { ...extract, items: [tie] }, {}, ofCouncil)
      .refuses('a tie is a refusal');
  });

  it('exceeds the competence of a steering circle that adopted papers: a deviation named once, noted for each outcome', () => {
    const adopted = { ...source, outcome: { kind: 'adopted' } } as const;
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
