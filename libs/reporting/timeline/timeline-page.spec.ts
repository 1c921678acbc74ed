import type { RowOf } from '#event-sourcing';
import { intervalOf } from '#event-sourcing';
import { parseTimelineCursor, timelineSlice } from './timeline-page.js';
import type { timelineDates, timelineLinks } from './timeline.tables.js';

type DateRow = RowOf<typeof timelineDates>;

const links: readonly RowOf<typeof timelineLinks>[] = [
  { stream: 'paper-a', entity: 'process', process: 'process', since: 1n },
  { stream: 'paper-a', entity: 'meeting', process: 'process', since: 2n },
];

function happened(event: string, on: string, since: bigint, entity = 'process'): DateRow {
  const { first, last } = intervalOf(on) ?? { first: '9999-12-31', last: '9999-12-31' };
  return { event, stream: 'paper-a', entity, since, refined: false, on, first, last };
}

function refined(event: string, on: string, since: bigint): DateRow {
  return { ...happened(event, on, since), refined: true };
}

/** All pages one after the other, each read from the log as it is by then. */
function pages(limit: number, ...logs: readonly (readonly DateRow[])[]): readonly (readonly string[])[] {
  const shown: string[][] = [];
  let next: string | null | undefined;
  for (const dates of logs) {
    const slice = timelineSlice(links, dates, limit, typeof next === 'string' ? parseTimelineCursor(next) : undefined);
    shown.push(slice.places.map(({ event }) => event));
    next = slice.next;
  }
  return shown;
}

const log = [
  happened('kickoff', '2018', 1n),
  happened('invitation', '2018-10', 2n),
  happened('without a day', 'unknown', 3n),
  happened('meeting of the process', '2019-02-14', 4n, 'meeting'),
  happened('first of the day', '2018-10-31', 5n),
  happened('second of the day', '2018-10-31', 6n),
];

describe('the time line of a process', () => {
  it('is sorted by first day, then precision, then the order of entry; entries without a day come last', () => {
    const days = ['2018', '2018-01', '2018-01-01'].map((on, index) => happened(on, on, BigInt(index + 1)));
    expect(pages(10, days)).toEqual([['2018-01-01', '2018-01', '2018']]);
    expect(pages(10, log)).toEqual([
      ['kickoff', 'invitation', 'first of the day', 'second of the day', 'meeting of the process', 'without a day'],
    ]);
  });

  it('shows an entry at its refined day, and no entry for a refined date alone', () => {
    const later = [...log, refined('without a day', '2018-10-15', 7n), refined('no entry', '2018-01-01', 8n)];
    expect(pages(10, later)[0]?.slice(0, 3)).toEqual(['kickoff', 'invitation', 'without a day']);
    expect(pages(10, later)[0]).toHaveLength(6);
  });

  it('leaves out events that were never linked to the process', () => {
    expect(pages(10, [...log, happened('not linked', '2018-10-01', 7n, 'another meeting')])[0]).toHaveLength(6);
  });

  it('is paged as of the first page, also when entries came or moved meanwhile', () => {
    const moved = [
      ...log,
      refined('kickoff', '2018-12-24', 7n),
      happened('late entry', '2018-10-31', 8n),
      refined('meeting of the process', '2018-01-01', 9n),
    ];
    expect(pages(2, log, moved, moved)).toEqual([
      ['kickoff', 'invitation'],
      ['first of the day', 'second of the day'],
      ['meeting of the process', 'without a day'],
    ]);
  });

  it('ends with its last page, and refuses foreign cursors', () => {
    expect(timelineSlice(links, log, 6, undefined).next).toBeNull();
    expect(timelineSlice(links, [], 6, undefined)).toEqual({ places: [], next: null });
    expect(parseTimelineCursor('nonsense')).toBeUndefined();
  });
});
