import type { NotedMeeting } from './cadence.js';
import { cadenceOf } from './cadence.js';

const held = (when: string): NotedMeeting => ({ status: 'held', when });
const planned = (when: string): NotedMeeting => ({ status: 'planned', when });
const cancelled = (when: string): NotedMeeting => ({ status: 'cancelled', when });
const FOUR_IN_2019 = { count: 4, period: '2019' };

describe('a plan of four meetings in 2019', () => {
  it.each<[string, readonly NotedMeeting[], string, object]>([
    [
      'needs four weeks if no meeting was held',
      [],
      '2019-06-01',
      { held: 0, scheduled: 0, impossibleFrom: '2019-12-05' },
    ],
    [
      'needs a week for the last one',
      [held('2019-03-01'), held('2019-06'), held('2019-Q3')],
      '2019-11-01',
      { held: 3, impossibleFrom: '2019-12-26' },
    ],
    [
      'needs no week for a meeting that has a day',
      [held('2019-03-01'), held('2019-06'), held('2019-Q3'), planned('2019-12-30')],
      '2019-12-28',
      { held: 3, scheduled: 1, impossibleFrom: '2020-01-01', lookAgainOn: '2019-12-31' },
    ],
    [
      'does not count planned meetings that were not held',
      [held('2019-03-01'), held('2019-06'), held('2019-Q3'), planned('2019-09-01'), cancelled('2019-10-01')],
      '2019-09-02',
      { held: 3, scheduled: 0, impossibleFrom: '2019-12-26' },
    ],
    [
      'is met by four or more held meetings',
      [held('2019-03-01'), held('2019-03-02'), held('2019-04'), held('2019-05'), held('2019-06')],
      '2019-12-31',
      { held: 5, impossibleFrom: null, lookAgainOn: null },
    ],
    [
      'counts only meetings within its period',
      [held('2018-12-31'), held('2020-01-01'), held('unknown'), planned('2020')],
      '2019-06-01',
      { held: 0, scheduled: 0, impossibleFrom: '2019-12-05' },
    ],
  ])('%s', (_said, meetings, today, expected) => {
    expect(cadenceOf(FOUR_IN_2019, meetings, today)).toMatchObject(expected);
  });

  it('without a known period is never missed', () => {
    expect(cadenceOf({ count: 4, period: 'unknown' }, [], '2019-06-01')).toMatchObject({ impossibleFrom: null });
  });
});
