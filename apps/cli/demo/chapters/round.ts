import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginDay, eventsOf, illustrated, readAfter } from '../play.js';
import { doneBy } from '../log.js';
import { until } from '../until.js';
import { expectEqual } from '../went-otherwise.js';
import type { Measures } from './measures.js';
import type { Process } from './process.js';

const ASKED = ['signs', 'network', 'calendar', 'mentoring', 'adverts', 'statistics'] as const;
const AS_OF = '2019-06-30';

/** A reporting round with missing answers. @returns its id */
export async function askForProgress(play: Play, cast: Cast, process: Process, measures: Measures): Promise<string> {
  await beginDay(play, '2019-07-01', 'Every lead is asked');
  const { manager, auditor } = cast;
  const opened = await manager.post(
    '/reporting-rounds',
    illustrated({
      ...{ process: process.id, title: 'Statusabfrage zur Jahresmitte', asOf: AS_OF, due: '2019-07-19' },
      measures: ASKED.map((name) => measures[name]),
    }),
  );
  const path = `/reporting-rounds/${opened.id}`;
  const answer = async (name: keyof Measures, body: object): Promise<CommandAnswer> =>
    await manager.post(`${path}/answers/${measures[name]}`, illustrated(body));
  const answers = [
    await answer('signs', { kind: 'changed', percent: 30, note: 'Die Texte sind übersetzt.' }),
    await answer('network', { kind: 'noChange' }),
  ];
  await until<{ readonly percent: number | null }>(play, {
    ...{ reader: manager, path: `/measures/${measures.signs}`, isSo: ({ percent }) => percent === 30 },
    ...{ policy: 'round-answers', what: 'carry the answer to its measure' },
  });
  play.account.fact(
    'illustration',
    eventsOf(opened, ...answers),
    'A reporting round (Statusabfrage) asks for six measures as of 30 June. Two answers come; "no change" is one of them.',
  );
  const stream = `measure-${measures.signs}`;
  const types = ['MeasureProgressReported'];
  play.account.fact(
    'illustration, by itself',
    await doneBy(play, auditor, { policy: 'round-answers', types, stream, count: 1 }),
    'The policy "round-answers" carries the other answer to its measure, which starts with it.',
  );
  await beginDay(play, '2019-07-22', 'The round is closed');
  await until<RoundView>(play, {
    ...{ reader: manager, path, isSo: ({ reminders }: RoundView) => reminders.length === 1 },
    ...{ policy: 'round-due', what: 'remind of the missing answers' },
  });
  const closed = await manager.post(`${path}/closing`, illustrated({}));
  const view = await readAfter<RoundView>(manager, closed, path);
  expectEqual(view.missing.length, 4, 'the number of missing answers');
  const { unitsAsked, unitsAnswered } = view.completeness;
  play.account.fact(
    'illustration, by itself',
    await doneBy(play, auditor, { policy: 'round-due', types: ['RoundReminded'], count: 1 }),
    'The last day for answers is past: the policy "round-due" reminds of the answers that are missing, once.',
  );
  play.account.fact(
    'illustration',
    eventsOf(closed),
    `The round is closed with the list of four missing answers; ${unitsAnswered} of ${unitsAsked} units answered wholly, one measure has no lead to answer.`,
  );
  return opened.id;
}

interface RoundView {
  readonly reminders: readonly object[];
  readonly missing: readonly object[];
  readonly completeness: { readonly unitsAsked: number; readonly unitsAnswered: number };
}
