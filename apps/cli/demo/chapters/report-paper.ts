import type { Cast, Play } from '../play.js';
import { beginDay, eventCount, illustrated } from '../play.js';
import { until } from '../until.js';
import type { Process } from './process.js';
import { itemOf } from './steering.js';

interface Brought {
  readonly process: Process;
  /** The Beispielausschuss. */
  readonly committee: string;
  readonly report: string;
}

/** The paper that brings the report is postponed, and acknowledged in the next sitting. */
export async function bringReport(play: Play, cast: Cast, { process, committee, report }: Brought): Promise<void> {
  const drafted = await cast.clerk.post(
    '/papers',
    illustrated({ title: 'Sachstandsbericht zum Jahresende 2019', processes: [process.id] }),
  );
  const answers = [
    drafted,
    await cast.clerk.post(`/papers/${drafted.id}/steps`, illustrated({ committee, role: 'information' })),
    await cast.clerk.post(`/papers/${drafted.id}/release`, illustrated({})),
    await cast.clerk.post(`/papers/${drafted.id}/submission`, illustrated({ reference: 'Beispiel 1', year: 2020 })),
    await cast.manager.post(`/progress-reports/${report}/submission`, illustrated({ paper: drafted.id })),
  ];
  play.account.fact('illustration', 'A paper brings the report before the Beispielausschuss.', eventCount(answers));
  await sit(play, cast, { committee, paper: drafted.id, day: '2020-01-20', outcome: 'postponement' });
  await untilReport(play, cast, report, 'postponed');
  play.account.fact(
    'by itself',
    'The committee postpones the item; the policy "report-outcome" says so of the report.',
  );
  await sit(play, cast, { committee, paper: drafted.id, day: '2020-03-09', outcome: 'acknowledgement' });
  await untilReport(play, cast, report, 'acknowledged');
  play.account.fact('by itself', 'In March it takes note, and the report is acknowledged (zur Kenntnis genommen).');
}

interface Sitting {
  readonly committee: string;
  readonly paper: string;
  readonly day: string;
  readonly outcome: string;
}

async function sit(play: Play, cast: Cast, { committee, paper, day, outcome }: Sitting): Promise<void> {
  await beginDay(play, day, 'The Beispielausschuss');
  const { clerk } = cast;
  const { id } = await clerk.post('/meetings', illustrated({ committee, when: day }));
  const added = await clerk.post(
    `/meetings/${id}/agenda-items`,
    illustrated({
      ...{ number: '1', title: 'Sachstandsbericht', intent: 'acknowledgement' },
      paper: { kind: 'paper', paper, version: 1 },
    }),
  );
  const item = await itemOf(cast, added, id);
  await clerk.post(`/meetings/${id}/invitation`, illustrated({}));
  await clerk.post(`/meetings/${id}/opening`, illustrated({ occurredAt: { local: `${day}T16:00` } }));
  await clerk.post(
    `/meetings/${id}/agenda-items/${item}/${outcome}`,
    illustrated({ occurredAt: { local: `${day}T16:30` } }),
  );
  await clerk.post(`/meetings/${id}/closing`, illustrated({ occurredAt: { local: `${day}T17:00` } }));
}

async function untilReport(play: Play, { auditor }: Cast, report: string, status: string): Promise<void> {
  await until<{ readonly status: string }>(play, {
    reader: auditor,
    path: `/progress-reports/${report}`,
    isSo: (view) => view.status === status,
    policy: 'report-outcome',
    what: `say that the report is ${status}`,
  });
}
