import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginDay, eventsOf, illustrated } from '../play.js';
import { doneBy } from '../log.js';
import { until } from '../until.js';
import { expectEqual } from '../went-otherwise.js';
import type { Measures } from './measures.js';
import type { Process } from './process.js';

/** The circle's second and third meeting, of the four that are planned for 2019. */
export async function meetAgain(play: Play, cast: Cast, { steeringCircle: committee }: Process): Promise<void> {
  const answers: CommandAnswer[] = [];
  for (const heldOn of ['2019-06-13', '2019-09-12']) {
    const items = [{ number: '1', title: 'Stand der Maßnahmen', outcome: { kind: 'acknowledged' } }];
    const held = { committee, heldOn, completeness: 'excerptOnly', items };
    answers.push(await cast.manager.post('/meetings/held', illustrated(held)));
  }
  play.account.fact(
    'illustration',
    eventsOf(...answers),
    'The steering circle has met twice more, in June and in September; the notes say no more than that.',
  );
}

/** On the day on which the fourth meeting has less than a week left, the circle is warned. */
export async function missTheFourth(play: Play, cast: Cast, process: Process, measures: Measures): Promise<void> {
  await beginDay(play, '2019-12-26', 'The fourth meeting');
  const { meetingPlans, agendaProposals } = await until<CircleView>(play, {
    ...{ reader: cast.manager, path: `/committees/${process.steeringCircle}`, policy: 'cadence' },
    isSo: ({ meetingPlans: [plan] }) => plan?.warnedOn === '2019-12-26',
    what: 'warn of the meeting that is missing',
  });
  expectEqual(meetingPlans[0]?.held, 3, 'the number of meetings that were held');
  expectEqual(agendaProposals[0]?.about?.id, measures.calendar, 'what is proposed for the agenda');
  const stream = `committee-${process.steeringCircle}`;
  play.account.fact(
    'illustration, by itself',
    await doneBy(play, cast.auditor, { policy: 'cadence', types: ['CadenceWarned'], stream, count: 1 }),
    'Three of the four meetings that were planned for 2019 were held, and less than a week is left for the fourth: the policy "cadence" warns that the plan cannot be met any more.',
    'once a plan, by the virtual clock',
  );
  play.account.fact(
    'illustration, by itself',
    await doneBy(play, cast.auditor, { policy: 'overdue', types: ['AgendaItemProposed'], stream, count: 1 }),
    `A proposal waits for the agenda of the next one: ${agendaProposals[0]?.title ?? ''}, the measure that is past its end.`,
  );
}

interface CircleView {
  readonly meetingPlans: readonly { readonly held: number; readonly warnedOn: string | null }[];
  readonly agendaProposals: readonly { readonly title: string; readonly about: { readonly id: string } | null }[];
}
