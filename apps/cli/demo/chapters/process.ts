import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginDay, eventCount, readAfter, stated } from '../play.js';
import {
  ADVISERS,
  DIRECTORATE,
  DIVISION,
  EARLIER_CONSENT,
  FIELDS_OF_ACTION,
  FIRST_RESULTS,
  PILLAR_TEXT,
  PILLARS,
  PROCESS_TITLE,
} from '../stated.js';
import { expectEqual } from '../went-otherwise.js';
import type { City } from './city.js';
import type { SteeringCircle } from './steering-circle.js';
import { planSteering } from './steering-circle.js';

export interface Process extends SteeringCircle {
  readonly id: string;
}

/** The strategy process, from its initiation to the plan of its steering circle. */
export async function beginProcess(play: Play, cast: Cast, city: City): Promise<Process> {
  await beginDay(play, '2018-11-05', 'The process begins');
  const id = await initiate(play, cast, city);
  await describe(play, cast, id);
  await holdKickoff(play, cast, city, id);
  await startDevelopment(play, cast, id);
  await beginDay(play, '2019-01-07', 'The steering circle');
  return { id, ...(await planSteering(play, cast, id)) };
}

async function initiate(play: Play, { manager }: Cast, city: City): Promise<string> {
  const drafted = await manager.post('/processes', stated(play, { title: PROCESS_TITLE }));
  const path = `/processes/${drafted.id}`;
  const actedBy = { kind: 'person', id: city.deputyMayor };
  const initiated = await manager.post(
    `${path}/initiation`,
    stated(play, { mandate: { kind: 'unknown' }, lead: city.directorate, actedBy }),
  );
  const division = await manager.post(
    `${path}/participants`,
    stated(play, { participant: { kind: 'organisation', id: city.division } }),
  );
  const { status } = await readAfter<{ readonly status: string }>(manager, division, path);
  expectEqual(status, 'initiated', 'the status of the process');
  play.account.fact(
    'stated in the extract',
    `The process "${PROCESS_TITLE}" is initiated by the Dezernentin. The lead (Federführung) is with the ${DIRECTORATE} and its ${DIVISION}; on which decision it rests, its mandate, the text does not say: unknown.`,
    eventCount([drafted, initiated, division]),
    'day unknown',
  );
  return drafted.id;
}

async function describe(play: Play, { manager }: Cast, id: string): Promise<void> {
  const path = `/processes/${id}`;
  const fields: CommandAnswer[] = [];
  for (const title of FIELDS_OF_ACTION)
    fields.push(await manager.post(`${path}/fields-of-action`, stated(play, { title })));
  play.account.fact(
    'stated in the extract',
    `Four points of the strategy, its fields of action (Handlungsfelder): ${FIELDS_OF_ACTION.join('; ')}.`,
    eventCount(fields),
  );
  const context: CommandAnswer[] = [];
  for (const entry of [...PILLARS.map((title) => ({ title, text: PILLAR_TEXT })), EARLIER_CONSENT]) {
    context.push(await manager.post(`${path}/context-entries`, stated(play, entry)));
  }
  play.account.fact(
    'stated in the extract',
    `What it builds on, as context: the three pillars (${PILLARS.join(', ')}), and that the council agreed to the principles long ago, without a date.`,
    eventCount(context),
  );
}

async function holdKickoff(play: Play, { manager }: Cast, city: City, id: string): Promise<void> {
  const organisations = [...city.areas, ...city.partners].map((one) => ({ kind: 'organisation', id: one }));
  const participants = [
    ...organisations,
    { kind: 'committee', id: city.advisoryBoard },
    { kind: 'function', title: ADVISERS },
  ];
  const kickoff = await manager.post(
    `/processes/${id}/events`,
    stated(play, {
      kind: 'kickoff',
      title: 'Auftaktveranstaltung zur Entwicklung eines Strategieplans zum Thema Vielfalt',
      invitedOn: '2018-10',
      heldOn: 'unknown',
      participants,
      actedBy: { kind: 'person', id: city.deputyMayor },
    }),
  );
  const view = await readAfter<ProcessView>(manager, kickoff, `/processes/${id}`);
  const [event] = view.events;
  expectEqual(event?.invited.on, '2018-10', 'the month of the invitation');
  expectEqual(event?.held.on, 'unknown', 'the day of the kickoff');
  expectEqual(event?.participants.length, 25, 'the number of participants of the kickoff');
  play.account.fact(
    'stated in the extract',
    "In October 2018 the Beigeordnete invited to a kickoff (Auftakt). With her were the 17 areas, the seven partners and the Beigeordneten's personal advisers, a function.",
    eventCount([kickoff]),
    'invited 2018-10, a partial date: the month is known, no day is made up',
    'held: unknown',
  );
}

async function startDevelopment(play: Play, { manager }: Cast, id: string): Promise<void> {
  const path = `/processes/${id}`;
  const planned = await manager.post(`${path}/phases`, stated(play, { kind: 'developing' }));
  const { phases } = await readAfter<ProcessView>(manager, planned, path);
  const phase = `${path}/phases/${phases[0]?.id ?? ''}`;
  const named = await manager.post(`${phase}/deliverables`, stated(play, { title: FIRST_RESULTS }));
  const started = await manager.post(`${phase}/start`, stated(play, {}));
  const { status } = await readAfter<ProcessView>(manager, started, path);
  expectEqual(status, 'running', 'the status of the process');
  play.account.fact(
    'stated in the extract',
    'The strategy is being developed, so the process is running. First results are to be expected in 2020.',
    eventCount([planned, named, started]),
    'a phase "developing" with a deliverable, begun on an unknown day',
  );
}

interface ProcessView {
  readonly status: string;
  readonly phases: readonly { readonly id: string }[];
  readonly events: readonly {
    readonly invited: { readonly on: string };
    readonly held: { readonly on: string };
    readonly participants: readonly object[];
  }[];
}
