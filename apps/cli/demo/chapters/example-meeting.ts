import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { eventsOf, illustrated, readAfter } from '../play.js';

export interface ExampleMeeting {
  readonly id: string;
  readonly item: string;
  readonly paper: string;
}

const PRESENT = ['Leitung Kultur', 'Leitung Theater', 'Leitung Schulen'] as const;

/** A working group that exists in this demo alone, in session with three members and a paper before it. */
export async function openExampleMeeting(play: Play, { clerk }: Cast, day: string): Promise<ExampleMeeting> {
  const answers: CommandAnswer[] = [];
  const send = async (path: string, body: object): Promise<CommandAnswer> => {
    const answer = await clerk.post(path, illustrated(body));
    answers.push(answer);
    return answer;
  };
  const circle = await send('/committees', { name: 'Beispielkreis', kind: 'workingGroup' });
  const paper = await send('/papers', { title: 'Beispielvorlage' });
  const { id } = await send('/meetings', { committee: circle.id, when: day, public: 'no' });
  const added = await send(`/meetings/${id}/agenda-items`, {
    number: '1',
    title: 'Beispielvorlage',
    intent: 'decision',
    paper: { kind: 'paper', paper: paper.id },
  });
  const { agenda } = await readAfter<{ readonly agenda: readonly { readonly id: string }[] }>(
    clerk,
    added,
    `/meetings/${id}`,
  );
  const item = agenda[0]?.id ?? '';
  await send(`/meetings/${id}/invitation`, {});
  await send(`/meetings/${id}/opening`, { occurredAt: { local: `${day}T14:00` } });
  for (const title of PRESENT) {
    await send(`/meetings/${id}/arrivals`, {
      attendee: { kind: 'function', title },
      occurredAt: { local: `${day}T14:00` },
    });
  }
  play.account.fact(
    'illustration',
    eventsOf(...answers),
    `The Beispielkreis, a working group that exists in this demo alone, meets with a paper on its agenda. Present: ${PRESENT.join(', ')}.`,
    'no act is attributed to anybody of the extract',
  );
  return { id, item, paper: paper.id };
}
