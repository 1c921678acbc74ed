import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginChapter, eventsOf, inferred, readAfter, stated } from '../play.js';
import {
  ADVISERS,
  DIVISION,
  EARLIER_CONSENT,
  FIELD_TEXT,
  FIELDS_OF_ACTION,
  FIRST_RESULTS,
  HEAD,
  PASSAGES,
  PILLAR_TEXT,
  PILLARS,
  PROCESS_TITLE,
} from '../stated.js';
import { expectEqual } from '../went-otherwise.js';
import type { City } from './city.js';
import { ARRIVAL } from './city.js';
import type { SteeringCircle } from './steering-circle.js';
import { planSteering } from './steering-circle.js';

export interface Process extends SteeringCircle {
  readonly id: string;
}

/** The strategy process, from its initiation to the plan of its steering circle. */
export async function beginProcess(play: Play, cast: Cast, city: City): Promise<Process> {
  beginChapter(play, ARRIVAL, 'The process, from what the extract says');
  const id = await initiate(play, cast, city);
  await describe(play, cast, id);
  await holdKickoff(play, cast, city, id);
  await startDevelopment(play, cast, id);
  beginChapter(play, ARRIVAL, 'The steering circle');
  return { id, ...(await planSteering(play, cast, id)) };
}

async function initiate(play: Play, { manager }: Cast, city: City): Promise<string> {
  const drafted = await manager.post('/processes', stated(play, { title: PROCESS_TITLE }));
  const path = `/processes/${drafted.id}`;
  const participant = { kind: 'organisation', id: city.division };
  const division = await manager.post(`${path}/participants`, stated(play, { participant }));
  play.account.fact(
    'stated in the extract',
    eventsOf(drafted, division),
    `The process "${PROCESS_TITLE}", to develop strategies for diversity. The ${DIVISION} takes part from the beginning.`,
    'day unknown',
  );
  const initiated = await manager.post(
    `${path}/initiation`,
    inferred(play, PASSAGES.lead, {
      ...{ mandate: { kind: 'unknown' }, lead: city.division },
      actedBy: { kind: 'function', title: HEAD },
    }),
  );
  const { status } = await readAfter<{ readonly status: string }>(manager, initiated, path);
  expectEqual(status, 'initiated', 'the status of the process');
  play.account.inferred(
    PASSAGES.lead,
    eventsOf(initiated),
    `It is initiated by the ${HEAD}, which the text states. It also says that the commissioner and "ihr Team" steer it: that the ${DIVISION} leads it (Federführung) is inferred. On which decision it rests, its mandate, is unknown.`,
    'day unknown',
  );
  return drafted.id;
}

async function describe(play: Play, { manager }: Cast, id: string): Promise<void> {
  const path = `/processes/${id}`;
  const fields: CommandAnswer[] = [];
  for (const title of FIELDS_OF_ACTION) {
    fields.push(await manager.post(`${path}/fields-of-action`, stated(play, { title, description: FIELD_TEXT })));
  }
  play.account.fact(
    'stated in the extract',
    eventsOf(...fields),
    `Four points of the strategy, its fields of action (Handlungsfelder): ${FIELDS_OF_ACTION.join('; ')}.`,
    'named "unter anderem" (among others): each says that there are more',
  );
  const context: CommandAnswer[] = [];
  for (const entry of [...PILLARS.map((title) => ({ title, text: PILLAR_TEXT })), EARLIER_CONSENT]) {
    context.push(await manager.post(`${path}/context-entries`, stated(play, entry)));
  }
  play.account.fact(
    'stated in the extract',
    eventsOf(...context),
    `What it builds on, as context: the three pillars (${PILLARS.join(', ')}), and that the council agreed to the principles many years ago, without a date.`,
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
      ...{ participants, participantsNamed: 'some' },
      actedBy: { kind: 'person', id: city.deputyMayor },
    }),
  );
  const view = await readAfter<ProcessView>(manager, kickoff, `/processes/${id}`);
  const [event] = view.events;
  expectEqual(event?.invited.on, '2018-10', 'the month of the invitation');
  expectEqual(event?.held.on, 'unknown', 'the day of the kickoff');
  expectEqual(event?.participants.length, 25, 'the number of participants of the kickoff');
  expectEqual(event?.participantsNamed, 'some', 'whether all participants are named');
  play.account.fact(
    'stated in the extract',
    eventsOf(kickoff),
    'In October 2018 the Beigeordnete invited to a kickoff (Auftakt). Leading staff of the 17 areas and of the seven partners took part, among others, and the "persönlichen Referenten der Beigeordneten" (personal advisers), a function.',
    'invited 2018-10, a partial date: the month is known, no day is made up',
    'held: unknown',
    'participants: some, since the list begins "unter anderem"',
  );
}

async function startDevelopment(play: Play, { manager }: Cast, id: string): Promise<void> {
  const path = `/processes/${id}`;
  const planned = await manager.post(`${path}/phases`, inferred(play, PASSAGES.developing, { kind: 'developing' }));
  const { phases } = await readAfter<ProcessView>(manager, planned, path);
  const phase = `${path}/phases/${phases[0]?.id ?? ''}`;
  const named = await manager.post(`${phase}/deliverables`, inferred(play, PASSAGES.results, { title: FIRST_RESULTS }));
  const started = await manager.post(`${phase}/start`, inferred(play, PASSAGES.developing, {}));
  const { status } = await readAfter<ProcessView>(manager, started, path);
  expectEqual(status, 'running', 'the status of the process');
  play.account.inferred(
    PASSAGES.developing,
    eventsOf(planned, started),
    'The strategy is being developed: a phase "developing", begun on an unknown day, so that the process is running.',
  );
  play.account.inferred(
    PASSAGES.results,
    eventsOf(named),
    'The phase has a deliverable, the first results. That they are expected in 2020 is stated; that they are results of this phase is inferred.',
  );
}

interface ProcessView {
  readonly status: string;
  readonly phases: readonly { readonly id: string }[];
  readonly events: readonly {
    readonly invited: { readonly on: string };
    readonly held: { readonly on: string };
    readonly participants: readonly object[];
    readonly participantsNamed?: string;
  }[];
}
