import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginDay, eventsOf, illustrated } from '../play.js';
import { doneBy } from '../log.js';
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
  play.account.fact('illustration', eventsOf(...answers), 'A paper brings the report before the Beispielausschuss.');
  const sittings = [
    ['2020-01-20', 'postponement', 'postponed', 'The committee postpones the item.'],
    [
      '2020-03-09',
      'acknowledgement',
      'acknowledged',
      'In its next sitting it takes note of the report (zur Kenntnis genommen).',
    ],
  ] as const;
  for (const [index, [day, outcome, status, text]] of sittings.entries()) {
    await beginDay(play, day, 'The Beispielausschuss');
    const held = await sit(cast, { committee, paper: drafted.id, day, outcome });
    play.account.fact('illustration', eventsOf(...held), text);
    await untilReport(play, cast, report, status);
    const told = await doneBy(play, cast.auditor, {
      ...{ policy: 'report-outcome', types: ['ReportOutcomeRecorded'], stream: `progressReport-${report}` },
      count: index + 1,
    });
    play.account.fact(
      'illustration, by itself',
      told.slice(index),
      `The policy "report-outcome" records that the report is ${status}.`,
    );
  }
}

interface Sitting {
  readonly committee: string;
  readonly paper: string;
  readonly day: string;
  readonly outcome: string;
}

async function sit(
  { clerk, manager }: Cast,
  { committee, paper, day, outcome }: Sitting,
): Promise<readonly CommandAnswer[]> {
  const answers: CommandAnswer[] = [];
  const send = async (path: string, body: object): Promise<CommandAnswer> => {
    const answer = await clerk.post(path, illustrated(body));
    answers.push(answer);
    return answer;
  };
  const { id } = await send('/meetings', { committee, when: day });
  const added = await send(`/meetings/${id}/agenda-items`, {
    ...{ number: '1', title: 'Sachstandsbericht', intent: 'acknowledgement' },
    paper: { kind: 'paper', paper, version: 1 },
  });
  const item = await itemOf({ manager }, added, id);
  await send(`/meetings/${id}/invitation`, {});
  await send(`/meetings/${id}/opening`, { occurredAt: { local: `${day}T16:00` } });
  await send(`/meetings/${id}/agenda-items/${item}/${outcome}`, { occurredAt: { local: `${day}T16:30` } });
  await send(`/meetings/${id}/closing`, { occurredAt: { local: `${day}T17:00` } });
  return answers;
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
