import { canonicalJson, idFrom } from '#event-sourcing';
import fc from 'fast-check';
import type { MeasureEvent } from '#steering';
import type { Compilation } from './progress-report.events.js';
import type { ReportContent } from './report-content.js';
import type { Circumstances } from './spec-log.fixture.js';
import { adopted, FIELD, ILLUSTRATION, PROCESS, proposal, SpecLog, UNIT } from './spec-log.fixture.js';
import type { Reported } from './verify-report.js';
import { verifyReport } from './verify-report.js';

const REPORT = idFrom('a new report');
/** Stands for SHA-256: equal contents have equal ids. */
const hashOf = (content: ReportContent): string => idFrom(canonicalJson(content));

function reportedOf(content: ReportContent, changed: Partial<Compilation> = {}): Reported {
  const { title, asOf, point, illustrations, figures, rules, round, previous } = content;
  const compilation: Compilation = {
    ...{ version: 1, title, asOf, point, illustrations, figures, rules, content: hashOf(content) },
    ...(round !== null && { round: round.id }),
    ...(previous !== null && { previous: previous.id }),
    ...changed,
  };
  return { id: REPORT, process: PROCESS, compilation, document: 'kept' };
}

describe('a report that is verified', () => {
  it('matches the stored report, figure by figure', () => {
    const log = new SpecLog();
    adopted(log, 'Sprachkurse');
    const content = log.compile();
    const verification = verifyReport(log.upTo(content.point), reportedOf(content), hashOf);
    expect(verification).toMatchObject({ verified: true, contentMatches: true, differences: [] });
    expect(verification.figures).toContainEqual({
      ...{ name: 'measures.total', reported: 1, recomputed: 1, matches: true },
    });
  });

  it('shows a figure that was reported differently, left out or made up', () => {
    const log = new SpecLog();
    adopted(log, 'Sprachkurse');
    const content = log.compile();
    const { overdue, ...others } = content.figures;
    const figures = { ...others, 'measures.total': 2, 'made.up': null };
    const { verified, differences } = verifyReport(log.upTo(content.point), reportedOf(content, { figures }), hashOf);
    expect(verified).toBe(false);
    expect(overdue).toBe(0);
    expect(differences.map(({ what, text }) => [what, text])).toEqual([
      ['figure', 'measures.total was reported as 2 and is 1'],
      ['figure', 'made.up was reported as unknown and is not computed'],
      ['figure', 'overdue was not reported and is 0'],
    ]);
  });

  it('shows content that differs, is missing or is damaged', () => {
    const log = new SpecLog();
    const content = log.compile();
    const again = log.upTo(content.point);
    const whatOf = (reported: Reported): readonly string[] =>
      verifyReport(again, reported, hashOf).differences.map(({ what }) => what);
    expect(whatOf(reportedOf(content, { content: 'f'.repeat(64) }))).toEqual(['content']);
    expect(whatOf({ ...reportedOf(content), document: 'damaged' })).toEqual(['document']);
    expect(whatOf({ ...reportedOf(content), document: 'missing' })).toEqual(['document']);
  });

  it('shows a point that the log lacks and rules that this program lacks', () => {
    const log = new SpecLog();
    const content = log.compile();
    const point = { stream: 'measure-x', revision: '9' };
    const whatOf = (changed: Partial<Compilation>): ReadonlySet<string> => {
      const { differences } = verifyReport(log.upTo(content.point), reportedOf(content, changed), hashOf);
      return new Set(differences.map(({ what }) => what));
    };
    expect(whatOf({ point })).toEqual(new Set(['point', 'figure', 'content']));
    expect(whatOf({ rules: 'report-0' })).toEqual(new Set(['rules']));
  });
});

const day = fc.constantFrom('unknown', '2019', '2020-01-15', '2020-Q2', '2020-06-30', '2020-07-01', '2020~', '2021-01');
const percent = fc.nat({ max: 100 });
const milestone = fc.constantFrom(idFrom('m1'), idFrom('m2'));
const schedule = fc.record({ start: day, end: day });
const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  on: day,
  evidence: fc.constantFrom(ILLUSTRATION, { kind: 'oral' as const, reference: 'spec' }),
});

const happening: fc.Arbitrary<MeasureEvent> = fc.oneof(
  schedule.map((one) => ({
    type: 'MeasureProposed' as const,
    data: { ...proposal('a'), fieldsOfAction: [FIELD], schedule: one },
  })),
  fc.constant({
    type: 'MeasureAdopted' as const,
    data: {
      decision: { kind: 'record' as const, decision: idFrom('d') },
      version: 1,
      level: 'administration' as const,
      subjectTo: [],
    },
  }),
  fc.constant({ type: 'MeasureStarted' as const, data: {} }),
  percent.map((one) => ({ type: 'MeasureProgressReported' as const, data: { percent: one } })),
  fc.constant({ type: 'MeasureBlocked' as const, data: { reason: 'x' } }),
  fc.constant({ type: 'MeasureUnblocked' as const, data: {} }),
  fc.nat({ max: 999 }).map((n) => ({ type: 'MeasureWeighed' as const, data: { weight: n + 1 } })),
  fc.record({ milestone, due: day }).map((one) => ({
    type: 'MilestoneAdded' as const,
    data: { ...one, title: 't' },
  })),
  milestone.map((one) => ({ type: 'MilestoneReached' as const, data: { milestone: one } })),
  schedule.map((one) => ({
    type: 'MeasureScheduleSet' as const,
    data: { schedule: one, version: 2, deviatesFromDecision: true },
  })),
  fc.constant({ type: 'MeasureLeadAssigned' as const, data: { lead: UNIT } }),
  fc.constant({ type: 'MeasureCompleted' as const, data: {} }),
  fc.constant({ type: 'MeasureCancelled' as const, data: { reason: 'x' } }),
);
const story = fc.array(fc.tuple(fc.nat({ max: 3 }), happening, circumstances, fc.option(fc.nat())), { maxLength: 40 });

/** Records each event; now and then the date of an earlier one is refined. */
function go(log: SpecLog, events: typeof story extends fc.Arbitrary<infer S> ? S : never): void {
  for (const [n, event, when, refined] of events) {
    log.add(`measure-${idFrom(n)}`, event, when);
    const former = refined === null ? undefined : log.events[refined % log.events.length];
    if (former === undefined) continue;
    log.addUntyped(former.stream, { type: 'DateRefined', data: { event: former.eventId, to: '2020-02-29' } });
  }
}

it('a report verifies with any later events, and its roll-ups stay within 0 and 100', () => {
  fc.assert(
    fc.property(story, story, story, fc.boolean(), (before, between, after, illustrations) => {
      const log = new SpecLog();
      go(log, before);
      log.report(idFrom('the report before'), { asOf: '2020-03-31', illustrations });
      go(log, between);
      const content = log.compile({ illustrations });
      go(log, after);
      const verification = verifyReport(log.upTo(content.point), reportedOf(content), hashOf);
      expect(verification.differences).toEqual([]);
      for (const [name, figure] of Object.entries(content.figures)) {
        if (figure === null) continue;
        expect(figure).toBeGreaterThanOrEqual(0);
        if (/^progress\.(?:process|field\..*)$/u.test(name)) expect(figure).toBeLessThanOrEqual(100);
      }
    }),
  );
});
