import type { Recorded } from '#event-sourcing';
import { lateEntriesProjection } from './late-entries.projection.js';

function entry(occurredOn: string, recordedAt = '2019-03-01T09:00:00.000Z'): Recorded {
  return {
    ...{ stream: 'meeting-m', id: 'm', revision: 3n, position: 7n, eventId: 'e', occurredOn },
    ...{ type: 'MeetingClosed', data: {} },
    metadata: {
      ...{ commandId: 'c', commandHash: 'h', $correlationId: 'r', $causationId: 'c', actor: 'somebody', occurredOn },
      ...{ actedBy: { kind: 'unknown' }, recordedAt, writtenAt: recordedAt, evidence: { kind: 'illustration' } },
      schemaVersion: 1,
    },
  };
}

describe('the register of late entries', () => {
  it.each([
    ['2019-02-14', 15],
    ['2018-10', 121],
    ['2018', 60],
  ])('has an event that happened %s and was recorded on 1 March: %i days late', (occurredOn, daysLate) => {
    const row = {
      event: 'e',
      stream: 'meeting-m',
      category: 'meeting',
      recordedOn: '2019-03-01',
      daysLate,
      occurredOn,
    };
    expect(lateEntriesProjection.project(entry(occurredOn))).toMatchObject([{ op: 'put', row }]);
  });

  it.each(['2019-02-15', '2019-02', '2019', 'unknown'])(
    'leaves out an event that happened %s: it is not certainly late',
    (on) => {
      expect(lateEntriesProjection.project(entry(on))).toEqual([]);
    },
  );
});
