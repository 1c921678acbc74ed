import type { Cast, Play } from '../play.js';
import { eventsOf, illustrated, readAfter, stated } from '../play.js';
import { COMMITTEES, STEERING_MEETINGS } from '../stated.js';
import { expectEqual } from '../went-otherwise.js';

export interface SteeringCircle {
  readonly steeringCircle: string;
  /** The circle's meeting whose day is open. */
  readonly steeringMeeting: string;
}

/** The circle, its plan for the year and the first of its meetings. */
export async function planSteering(play: Play, { manager }: Cast, process: string): Promise<SteeringCircle> {
  const circle = await manager.post(
    '/committees',
    stated(play, { ...COMMITTEES.steering, processes: [process], constitutedOn: 'unknown' }),
  );
  const plan = await manager.post(`/committees/${circle.id}/meeting-plans`, stated(play, STEERING_MEETINGS));
  const view = await readAfter<CommitteeView>(manager, plan, `/committees/${circle.id}`);
  expectEqual(view.meetingPlans[0]?.count, 4, 'the number of planned meetings');
  play.account.fact(
    'stated in the extract',
    eventsOf(circle, plan),
    `The ${COMMITTEES.steering.name} (steering circle) will meet four times in 2019. Who sits in it is unknown.`,
    'a plan for 2019, without dates',
  );
  const meeting = await manager.post(
    '/meetings',
    illustrated({ committee: circle.id, when: '2019-Q2', processes: [process], public: 'no' }),
  );
  play.account.fact(
    'illustration',
    eventsOf(meeting),
    'One of the four is put into the second quarter. When in the year they are, the text does not say.',
    'planned 2019-Q2',
  );
  return { steeringCircle: circle.id, steeringMeeting: meeting.id };
}

interface CommitteeView {
  readonly meetingPlans: readonly { readonly count: number }[];
}
