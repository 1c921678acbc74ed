import type { DeviationEvent, Recorded } from '#event-sourcing';
import { deviations } from './deviations.tables.js';
import { deviationsProjection } from './deviations.projection.js';

const happened = {
  stream: 'meeting-m',
  id: 'm',
  revision: 3n,
  position: 7n,
  eventId: 'e',
  occurredOn: '2019-02-14',
  metadata: {
    commandId: 'c',
    commandHash: 'h',
    $correlationId: 'r',
    $causationId: 'c',
    actor: 'somebody',
    actedBy: { kind: 'unknown' },
    occurredOn: '2019-02-14',
    recordedAt: '2019-02-14T16:00:00.000Z',
    writtenAt: '2019-02-14T16:00:00.000Z',
    evidence: { kind: 'illustration' },
    schemaVersion: 1,
  },
} as const;
const noted: Recorded<DeviationEvent> = {
  ...happened,
  type: 'DeviationNoted',
  data: {
    deviation: 'd',
    rule: 'beyondCompetence',
    ruleVersion: 'builtin-1',
    weight: 'invalidating',
    source: 'builtin',
    reason: 'it was so',
    subject: 'an outcome',
  },
};
const by = { kind: 'function', title: 'Leitung Kultur' } as const;

describe('the register of deviations', () => {
  it('holds each deviation with its stream, rule, reason and the actor who entered it', () => {
    const row = { id: 'd', ordinal: 7n, stream: 'meeting-m', category: 'meeting', entity: 'm', subject: 'an outcome' };
    expect(deviationsProjection.project(noted)).toMatchObject([
      {
        op: 'put',
        table: deviations,
        row: {
          ...row,
          rule: 'beyondCompetence',
          weight: 'invalidating',
          status: 'open',
          notedBy: 'somebody',
          how: null,
        },
      },
    ]);
  });

  it('holds the end of a deviation', () => {
    const resolved: Recorded<DeviationEvent> = {
      ...happened,
      type: 'DeviationResolved',
      data: { deviation: 'd', how: 'cured', by },
    };
    expect(deviationsProjection.project(resolved)).toMatchObject([
      { op: 'patch', key: { id: 'd' }, row: { status: 'ended', how: 'cured', by, endedOn: '2019-02-14' } },
    ]);
  });

  it('leaves the other events of its streams', () => {
    expect(deviationsProjection.project({ ...happened, type: 'MeetingOpened', data: {} })).toEqual([]);
  });
});
