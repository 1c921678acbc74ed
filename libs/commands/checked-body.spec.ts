import type { Evidence, OccurredAt, Party } from '#event-sourcing';
import { checkBody } from './checked-body.js';
import { TimedCommandBody } from './command-body.js';
import { PartsField } from './fields/nested-fields.js';
import { ChoiceField, DayField, FlagField, IdField, IdsField, NumberField, TextField } from './fields/plain-fields.js';
import { PartyField } from './fields/wire-forms.js';

class Seat {
  @NumberField({ min: 1, max: 9 }) readonly number!: number;
  @PartyField({ only: ['person', 'function'] }) readonly holder!: Party;
}

class Assemble extends TimedCommandBody {
  static readonly type = 'Assemble';
  @TextField({ max: 10 }) readonly title!: string;
  @ChoiceField(['small', 'large'], { optional: true }) readonly size?: string;
  @IdField({ optional: true }) readonly committee?: string;
  @IdsField({ optional: true, max: 2 }) readonly processes?: readonly string[];
  @DayField({ optional: true }) readonly day?: string;
  @FlagField({ optional: true }) readonly public?: boolean;
  @PartsField(() => Seat, { optional: true, max: 2 }) readonly seats?: readonly Seat[];
}

const ID = '7d3d0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11';
const OTHER = '0b0e7b0a-7d0c-4b8e-8c1e-0a5f6f1d2c3b';

/** The fields that are reported as wrong; none for a valid body. */
function wrongFields(body: unknown): readonly string[] {
  const checked = checkBody(Assemble, body);
  return checked.ok ? [] : checked.errors.map(({ field }) => field);
}

describe('a body', () => {
  it.each<[string, object]>([
    ['with what it must have alone', {}],
    ['with every field', { size: 'small', committee: ID, processes: [ID, OTHER], day: '2019-02-28', public: false }],
    ['with parts', { seats: [{ number: 1, holder: { kind: 'function', title: 'Leitung Kultur' } }] }],
    ['with a rough date', { occurredOn: '2018-Q4~' }],
    ['with an unknown date', { occurredOn: 'unknown' }],
    ['with a time', { occurredAt: { local: '2019-02-14T17:05' } satisfies OccurredAt }],
    ['before an item', { occurredAt: { beforeItem: ID } satisfies OccurredAt }],
    ['with a document', { evidence: { kind: 'document', reference: 'r', sha256: 'ab'.repeat(32) } satisfies Evidence }],
    ['with a deviation', { deviations: [{ rule: 'quorum', reason: 'so it was' }] }],
    ['with an accent and an emoji', { title: 'É 🌳 ß' }],
  ])('%s is accepted unchanged', (_what, fields) => {
    const body = { title: 'Auftakt', ...fields };
    const checked = checkBody(Assemble, body);
    expect(checked.ok && JSON.parse(JSON.stringify(checked.body))).toEqual(body);
  });

  it.each<[string, object, string]>([
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['null for a field that may be left out', { size: null }, 'size'],
    ['a number for a text', { title: 1 }, 'title'],
    ['blanks for a text', { title: ' \n' }, 'title'],
    ['a longer text', { title: 'elevenchars' }, 'title'],
    ['a control character', { title: 'a\u0000' }, 'title'],
    ['31 accents on one letter', { title: `a${'\u0301'.repeat(31)}` }, 'title'],
    ['half a surrogate', { title: 'a\ud800' }, 'title'],
    ['no such choice', { size: 'middle' }, 'size'],
    ['an id that is none', { committee: 'c' }, 'committee'],
    ['an id twice', { processes: [ID, ID] }, 'processes'],
    ['more than there may be', { processes: [ID, OTHER, ID] }, 'processes'],
    ['a day that does not exist', { day: '2019-02-29' }, 'day'],
    ['a month for a day', { day: '2019-02' }, 'day'],
    ['a text for a flag', { public: 'false' }, 'public'],
    ['a date that is none', { occurredOn: '14.02.2019' }, 'occurredOn'],
    ['a time without a day', { occurredAt: { local: '17:05' } }, 'occurredAt.local'],
    ['a kind of evidence that there is not', { evidence: { kind: 'rumour' } }, 'evidence'],
    ['a document without its hash', { evidence: { kind: 'document', reference: 'r' } }, 'evidence.sha256'],
    ['a party of a kind that cannot be', { seats: [{ number: 1, holder: { kind: 'unknown' } }] }, 'seats.0.holder'],
    ['a fraction', { seats: [{ number: 1.5, holder: { kind: 'person', id: ID } }] }, 'seats.0.number'],
    ['a deviation without a reason', { deviations: [{ rule: 'quorum' }] }, 'deviations.0.reason'],
    ['a list in a list of objects', { seats: [[[]]] }, 'seats'],
    ['an object for a list', { deviations: { 0: { rule: 'quorum', reason: 'r' } } }, 'deviations'],
  ])('with %s names the field', (_what, fields, field) => {
    expect(wrongFields({ title: 'Auftakt', ...fields })).toContain(field);
  });

  it('without a required field is refused with that field, and with every mistake at once', () => {
    expect(wrongFields({})).toEqual(['title']);
    expect(wrongFields({ title: 1, size: 'middle', colour: 'red' }).toSorted()).toEqual(['colour', 'size', 'title']);
  });

  it.each([null, undefined, 'text', 7, [[]]])('that is %p is no body', (body) => {
    expect(checkBody(Assemble, body)).toEqual({
      ok: false,
      errors: [{ field: '', message: 'the body must be a JSON object' }],
    });
  });
});
