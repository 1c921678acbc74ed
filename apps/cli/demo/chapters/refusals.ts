import type { Cast, Play } from '../play.js';
import { beginDay, eventsOf, illustrated, readAfter } from '../play.js';
import { expectEqual, expectRefusal, expectThat } from '../went-otherwise.js';
import type { ExampleMeeting } from './example-meeting.js';
import { openExampleMeeting } from './example-meeting.js';
import type { PaperView } from './paper.js';
import type { Process } from './process.js';

const DAY = '2019-03-01';
const VOTE = { kind: 'counted', yes: 3, no: 0, abstention: 0, spoilt: 0 } as const;

/** Refusals with their reasons, and the record of an irregular act that happened all the same. */
export async function showRefusals(play: Play, cast: Cast, process: Process): Promise<void> {
  await beginDay(play, DAY, 'What is refused');
  await refuseInvitation(play, cast, process);
  const meeting = await openExampleMeeting(play, cast, DAY);
  await refuseImpossible(play, cast, meeting);
  await refuseIrregular(play, cast, meeting);
  const deviation = await recordDeviation(play, cast, meeting);
  await resolveDeviation(play, cast, meeting, deviation);
}

/** A rule that needs a day does not make one up. */
async function refuseInvitation({ account }: Play, { manager }: Cast, { steeringMeeting }: Process): Promise<void> {
  const reason = 'meeting has no day yet';
  const attempt = manager.post(`/meetings/${steeringMeeting}/invitation`, illustrated({}));
  await expectRefusal(attempt, { status: 400, reason });
  account.refused(
    "An invitation to the steering circle's meeting of the second quarter.",
    reason,
    '400; a rule that needs a day takes nothing less precise',
  );
}

async function refuseImpossible({ account }: Play, { clerk }: Cast, meeting: ExampleMeeting): Promise<void> {
  const reason = 'more votes than members present';
  await expectRefusal(clerk.post(adoption(meeting), adopting({ vote: { ...VOTE, yes: 5 } })), { status: 409, reason });
  account.refused(
    'The Beispielkreis adopts the paper with five votes.',
    reason,
    '409, impossible: three members are present',
  );
}

async function refuseIrregular({ account }: Play, { clerk }: Cast, meeting: ExampleMeeting): Promise<void> {
  const reason = 'rules are violated';
  const problem = await expectRefusal(clerk.post(adoption(meeting), adopting({ vote: VOTE })), { status: 409, reason });
  const [violation] = problem.violations ?? [];
  expectEqual(violation?.rule, 'beyondCompetence', 'the violated rule');
  account.refused(
    'The Beispielkreis adopts the paper with three votes.',
    reason,
    '409, irregular: it breaks a rule that real life breaks, too',
    `rule: ${violation?.rule ?? ''} (${violation?.weight ?? ''})`,
    'a working group may not adopt',
    `allowed instead: ${violation?.allowedInstead ?? ''}`,
    'or recorded as a deviation, with a reason',
  );
}

/** Records an act that broke a rule, with its reason, as a deviation. @returns the deviation's id */
async function recordDeviation(play: Play, { clerk }: Cast, meeting: ExampleMeeting): Promise<string> {
  const deviations = [
    { rule: 'beyondCompetence', reason: 'Der Kreis hat abgestimmt, bevor die Zuständigkeit geklärt war.' },
  ];
  const adopted = await clerk.post(adoption(meeting), adopting({ vote: VOTE, deviations }));
  const view = await readAfter<MeetingView>(clerk, adopted, `/meetings/${meeting.id}`);
  const [noted] = view.deviations;
  expectThat(noted !== undefined, 'no deviation was noted');
  expectEqual(view.agenda[0]?.outcomes[0]?.effect, 'none', 'the effect of the irregular outcome');
  play.account.fact(
    'illustration',
    eventsOf(adopted),
    'It did happen, so it is recorded as a deviation (Abweichung) with its reason: "Der Kreis hat abgestimmt, bevor die Zuständigkeit geklärt war."',
    'as long as the deviation is open, the outcome has no effect on the paper',
  );
  return noted.id;
}

async function resolveDeviation(
  play: Play,
  { clerk }: Cast,
  meeting: ExampleMeeting,
  deviation: string,
): Promise<void> {
  const by = { kind: 'function', title: 'Geschäftsstelle' };
  const resolved = await clerk.post(
    `/meetings/${meeting.id}/deviation-resolutions`,
    illustrated({ deviation, how: 'void', by }),
  );
  const closed = await clerk.post(
    `/meetings/${meeting.id}/closing`,
    illustrated({ occurredAt: { local: `${DAY}T15:00` } }),
  );
  const view = await readAfter<MeetingView>(clerk, closed, `/meetings/${meeting.id}`);
  expectEqual(view.deviations[0]?.how, 'void', 'how the deviation ended');
  const paper = await readAfter<PaperView>(clerk, closed, `/papers/${meeting.paper}`);
  expectEqual(paper.status, 'draft', 'the status of the example paper');
  play.account.fact(
    'illustration',
    eventsOf(resolved, closed),
    'The deviation is resolved as void, and the meeting is closed. The example paper stays the draft that it was.',
  );
}

function adoption({ id, item }: ExampleMeeting): string {
  return `/meetings/${id}/agenda-items/${item}/adoption`;
}

function adopting(body: object): object {
  return illustrated({ occurredAt: { local: `${DAY}T14:30` }, ...body });
}

interface MeetingView {
  readonly agenda: readonly { readonly outcomes: readonly { readonly effect: string }[] }[];
  readonly deviations: readonly { readonly id: string; readonly how: string | null }[];
}
