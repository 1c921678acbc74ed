import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginDay, eventsOf, illustrated, readAfter } from '../play.js';
import { expectEqual, expectRefusal } from '../went-otherwise.js';
import type { ExampleUnits, Measures } from './measures.js';
import type { Process } from './process.js';
import { itemOf } from './steering.js';

const RECOMMENDED = ['interpreting', 'mentoring'] as const satisfies readonly (keyof Measures)[];
const DAY = '2019-05-20';

/** A committee that exists only in this demo recommends, and the competent body decides: two acts. */
export async function recommendAndDecide(
  play: Play,
  cast: Cast,
  process: Process,
  { measures, units }: { readonly measures: Measures; readonly units: ExampleUnits },
): Promise<{ readonly committee: string; readonly funded: string }> {
  await beginDay(play, DAY, 'An example committee recommends, a decision adopts');
  const committee = await recommend(play, cast, process, measures);
  const funded = await decide(play, cast, process, measures);
  await nameLead(play, cast, measures, units);
  return { committee, funded };
}

async function recommend(play: Play, cast: Cast, process: Process, measures: Measures): Promise<string> {
  const answers: CommandAnswer[] = [];
  const send = async (path: string, body: object): Promise<CommandAnswer> => {
    const answer = await cast.clerk.post(path, illustrated(body));
    answers.push(answer);
    return answer;
  };
  const committee = await send('/committees', { name: 'Beispielausschuss', kind: 'committee' });
  const paper = await send('/papers', { title: 'Maßnahmen zur Chancengleichheit', processes: [process.id] });
  const subjects = RECOMMENDED.map((name) => ({ kind: 'measure', id: measures[name], version: 1 }));
  await send(`/papers/${paper.id}/subjects`, { subjects });
  const { id } = await send('/meetings', { committee: committee.id, when: DAY, processes: [process.id] });
  const added = await send(`/meetings/${id}/agenda-items`, {
    ...{ number: '1', title: 'Maßnahmen zur Chancengleichheit', intent: 'recommendation' },
    paper: { kind: 'paper', paper: paper.id, version: 1 },
  });
  const item = await itemOf(cast, added, id);
  await send(`/meetings/${id}/invitation`, {});
  await send(`/meetings/${id}/opening`, { occurredAt: { local: `${DAY}T16:00` } });
  const outcome = await send(`/meetings/${id}/agenda-items/${item}/amended-recommendation`, {
    occurredAt: { local: `${DAY}T16:40` },
  });
  await send(`/meetings/${id}/closing`, { occurredAt: { local: `${DAY}T17:00` } });
  play.account.fact(
    'illustration',
    eventsOf(...answers),
    'The Beispielausschuss, a committee that exists in this demo alone, recommends two measures with changes (empfohlen mit Änderungen).',
  );
  const decision = { kind: 'resolution', meeting: id, item, event: outcome.events[0] };
  const adoption = cast.manager.post(`/measures/${measures.mentoring}/adoption`, illustrated({ decision }));
  await expectRefusal(adoption, { status: 409, reason: 'decision adopts nothing' });
  play.account.refused('An adoption that rests on the recommendation.', 'decision adopts nothing', '409');
  return committee.id;
}

/** @returns the id of the decision that is subject to funding */
async function decide(play: Play, { manager, clerk }: Cast, process: Process, measures: Measures): Promise<string> {
  const answers: CommandAnswer[] = [];
  const revised = await manager.post(
    `/measures/${measures.interpreting}/revisions`,
    illustrated({ title: 'Sprachmittlung bei Elterngesprächen und in Beratungsstellen' }),
  );
  const recorded = await clerk.post(
    '/decisions',
    illustrated({
      ...{ process: process.id, kind: 'executive', title: 'Maßnahmen zur Chancengleichheit' },
      by: { kind: 'function', title: 'Leitung der Beispielverwaltung' },
      decides: RECOMMENDED.map((name) => ({
        ...{ kind: 'measure', id: measures[name], version: name === 'interpreting' ? 2 : 1 },
      })),
      provisions: [{ kind: 'funding', note: 'Zuwendung des Landes' }],
    }),
  );
  answers.push(revised, recorded);
  const decision = { kind: 'record', decision: recorded.id };
  for (const name of RECOMMENDED) {
    answers.push(await manager.post(`/measures/${measures[name]}/adoption`, illustrated({ decision })));
  }
  play.account.fact(
    'illustration',
    eventsOf(...answers),
    'The change is made, which is version 2 of that measure. A decision of the administration, subject to funding, adopts both measures in the versions that it lists.',
  );
  const reason = 'a provision is not met';
  await expectRefusal(manager.post(`/measures/${measures.mentoring}/start`, illustrated({})), { status: 409, reason });
  play.account.refused('A start before the funding is there.', reason, '409');
  return recorded.id;
}

/** The decision's provision is met, and a measure starts. */
export async function meetProvision(
  play: Play,
  { manager, clerk }: Cast,
  measures: Measures,
  decision: string,
): Promise<void> {
  await beginDay(play, '2019-09-02', 'A provision is met');
  const view = await clerk.get<{ readonly provisions: readonly { readonly id: string }[] }>(`/decisions/${decision}`);
  const met = await clerk.post(
    `/decisions/${decision}/provisions/${view.provisions[0]?.id ?? ''}/fulfilment`,
    illustrated({}),
  );
  const started = await manager.post(`/measures/${measures.mentoring}/start`, illustrated({}));
  const { status } = await readAfter<{ readonly status: string }>(manager, started, `/measures/${measures.mentoring}`);
  expectEqual(status, 'inProgress', 'the status of the measure');
  play.account.fact('illustration', eventsOf(met, started), 'The funding is granted, and the measure starts.');
}

async function nameLead(play: Play, { manager }: Cast, measures: Measures, { south }: ExampleUnits): Promise<void> {
  const led = await manager.post(`/measures/${measures.adverts}/lead`, illustrated({ lead: south }));
  play.account.fact('illustration', eventsOf(led), 'One of the two measures without a lead gets one; the other waits.');
}
