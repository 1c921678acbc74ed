import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginDay, eventsOf, illustrated, readAfter } from '../play.js';
import { expectEqual, expectRefusal } from '../went-otherwise.js';
import type { Measures } from './measures.js';
import type { Process } from './process.js';

const AGREED = ['signs', 'training', 'network', 'calendar'] as const satisfies readonly (keyof Measures)[];

/** The steering circle agrees the subjects of the administration's level, without a paper. */
export async function agreeMeasures(play: Play, cast: Cast, process: Process, measures: Measures): Promise<void> {
  const day = '2019-04-11';
  await beginDay(play, day, 'The steering circle agrees measures');
  const meeting = process.steeringMeeting;
  const subjects = AGREED.map((name) => ({ kind: 'measure', id: measures[name], version: 1 }));
  const answers: CommandAnswer[] = [];
  const send = async (path: string, body: object): Promise<CommandAnswer> => {
    const answer = await cast.manager.post(`/meetings/${meeting}${path}`, illustrated(body));
    answers.push(answer);
    return answer;
  };
  await send('/day', { when: day });
  const added = await send('/agenda-items', { number: '1', title: 'Erste Maßnahmen', paper: { kind: 'oral' } });
  const item = await itemOf(cast, added, meeting);
  await send(`/agenda-items/${item}/subjects`, { subjects });
  await send('/invitation', {});
  await send('/opening', { occurredAt: { local: `${day}T14:00` } });
  const adopted = await send(`/agenda-items/${item}/adoption`, { occurredAt: { local: `${day}T14:30` } });
  await send('/closing', { occurredAt: { local: `${day}T15:00` } });
  const decision = { kind: 'resolution', meeting, item, event: adopted.events[0] };
  for (const name of AGREED) {
    answers.push(await cast.manager.post(`/measures/${measures[name]}/adoption`, illustrated({ decision })));
  }
  play.account.fact(
    'illustration',
    eventsOf(...answers),
    'In the first of its meetings the steering circle agrees four measures of the level "administration", without a paper. The resolution lists them with their versions, and adopts nothing else.',
  );
  await refuseAdoptions(play, cast, measures, decision);
}

async function refuseAdoptions(play: Play, { manager }: Cast, measures: Measures, decision: object): Promise<void> {
  const adopt = (name: keyof Measures): Promise<unknown> =>
    manager.post(`/measures/${measures[name]}/adoption`, illustrated({ decision }));
  await expectRefusal(adopt('adverts'), { status: 409, reason: 'measure has no lead' });
  play.account.refused('The adoption of a measure that nobody leads.', 'measure has no lead', '409');
  await expectRefusal(adopt('mentoring'), { status: 409, reason: 'decision does not list this measure' });
  play.account.refused(
    'The adoption of a measure that the resolution does not list.',
    'decision does not list this measure',
    '409',
  );
}

/** Id of the meeting's first item. */
export async function itemOf(
  { manager }: Pick<Cast, 'manager'>,
  after: CommandAnswer,
  meeting: string,
): Promise<string> {
  const { agenda } = await readAfter<{ readonly agenda: readonly { readonly id: string }[] }>(
    manager,
    after,
    `/meetings/${meeting}`,
  );
  expectEqual(agenda.length, 1, 'the number of items');
  return agenda[0]?.id ?? '';
}
