import type { CommandClass } from '#commands';
import { checkBody } from '#commands';
import { idFrom } from '#event-sourcing';
import { RecordHeldItem, RecordHeldMeeting } from './held-meeting/held-meeting.commands.js';
import { AddItem } from './agenda/agenda.commands.js';
import { RecordArrival } from './attendance/attendance.commands.js';
import { ScheduleMeeting } from './sitting/sitting.commands.js';
import { AdoptItem, AdoptItemAsAmended, CorrectOutcome, ReferItem } from './outcome/outcome.commands.js';

const id = idFrom('some entity');
const HASH = 'a'.repeat(64);
const item = {
  number: '5',
  title: 'Sachstandsbericht',
  paper: { kind: 'paper', paper: id },
  outcome: { kind: 'acknowledged' },
};
const extract = { committee: id, heldOn: '2019-02-14', completeness: 'excerptOnly', items: [item] };
const vote = (some: object): object => ({ item: id, vote: some });

/** The fields that are wrong in a body, none when it is right. */
function wrong(command: CommandClass, body: object): readonly string[] {
  const checked = checkBody(command, body);
  return checked.ok ? [] : checked.errors.map(({ field }) => field);
}

describe('a body of a meeting command', () => {
  it.each([
    [ScheduleMeeting, { committee: id, when: '2019-Q1', form: 'hybrid', sequence: 2, occurredOn: '2018-12' }],
    [AddItem, { number: 'N 2', title: 'Verschiedenes', paper: { kind: 'oral' }, intent: 'discussion' }],
    [RecordArrival, { attendee: { kind: 'function', title: 'Leitung Kultur' }, occurredAt: { beforeItem: id } }],
    [AdoptItem, vote({ kind: 'counted', yes: 9, no: 'unknown', abstention: 0, spoilt: 0 })],
    [AdoptItem, vote({ kind: 'stated', result: 'majority', no: 2 })],
    [AdoptItemAsAmended, { item: id, wording: HASH }],
    [CorrectOutcome, { event: id, outcome: { kind: 'postponed' }, reason: 'x', authority: { kind: 'unknown' } }],
    [RecordHeldMeeting, extract],
    [RecordHeldItem, { ...item, occurredOn: '2019-02-14', evidence: { kind: 'illustration' }, wording: HASH }],
    [RecordHeldItem, { ...item, deviations: [{ rule: 'beyondCompetence', reason: 'it was so' }] }],
  ] as const)('of %p accepts %j', (command, body) => {
    expect(wrong(command, body)).toEqual([]);
  });

  it.each([
    [ScheduleMeeting, { committee: id, when: 'spring' }, ['when']],
    [ScheduleMeeting, { committee: id, when: '2019', form: 'outdoors', public: true }, ['form', 'public']],
    [AddItem, { number: '5' }, ['title']],
    [AddItem, { number: '5', title: 'x', paper: { kind: 'paper' } }, ['paper.paper']],
    [AddItem, { number: '5', title: 'x', paper: id }, ['paper']],
    [RecordArrival, { attendee: { kind: 'committee', id } }, ['attendee']],
    [
      AdoptItem,
      vote({ kind: 'counted', yes: -1, no: 'many', abstention: 0, spoilt: 0.5 }),
      ['vote.yes', 'vote.no', 'vote.spoilt'],
    ],
    [AdoptItem, vote({ kind: 'stated', result: 'mostly' }), ['vote.result']],
    [AdoptItemAsAmended, { item: id }, ['wording']],
    [ReferItem, { item: id }, ['to']],
    [
      CorrectOutcome,
      { event: id, outcome: { kind: 'adoptedAsAmended' }, reason: 'x', authority: { kind: 'unknown' } },
      ['outcome.wording'],
    ],
    [RecordHeldMeeting, { ...extract, heldOn: '2019-02' }, ['heldOn']],
    [RecordHeldMeeting, { ...extract, items: [{ ...item, number: '' }] }, ['items.0.number']],
    [RecordHeldItem, { ...item, outcome: { kind: 'noted' } }, ['outcome']],
    [RecordHeldItem, { ...item, deliberation: 'In words' }, ['deliberation']],
    [RecordHeldItem, { ...item, mood: 'good' }, ['mood']],
  ] as const)('%p does not take %j', (command, body, fields) => {
    expect([...new Set(wrong(command, body))]).toEqual(fields);
  });

  it('gives a held meeting the same id from each source', () => {
    const identify = (body: object): string => RecordHeldMeeting.identify(Object.assign(new RecordHeldMeeting(), body));
    expect(identify(extract)).toBe(identify({ ...extract, sequence: 1, items: [], public: 'yes' }));
    expect(identify(extract)).not.toBe(identify({ ...extract, sequence: 2 }));
  });
});
