import type { Api, CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginChapter, eventsOf, illustrated, inferred, readAfter, stated } from '../play.js';
import { PAPER, PASSAGES } from '../stated.js';
import { expectEqual, expectRefusal } from '../went-otherwise.js';
import type { City } from './city.js';
import { ARRIVAL } from './city.js';

/** Functions, no people: the real co-signers are unknown. */
const CO_SIGNERS = ['Leitung Kultur', 'Leitung Personal'] as const;

/** The days of the made-up way of the paper, before the sitting. */
const DRAFTED = { occurredOn: '2019-01-14' } as const;
const RELEASED = { occurredOn: '2019-01-25' } as const;

/** The part of a paper that the account shows. */
export interface PaperView {
  readonly status: string;
  readonly effect: string | null;
  readonly steps: readonly { readonly status: string; readonly outcome: { readonly kind: string } | null }[];
}

/** The paper on its way to the committee. @returns its id */
export async function submitPaper(play: Play, cast: Cast, city: City, process: string): Promise<string> {
  beginChapter(play, ARRIVAL, `Paper ${PAPER.reference}`);
  const { id, requests } = await draft(play, cast, process);
  await coSignAndRelease(play, cast, id, requests);
  const step = await cast.clerk.post(
    `/papers/${id}/steps`,
    stated(play, { committee: city.socialCommittee, role: 'information' }),
  );
  const submitted = await cast.clerk.post(
    `/papers/${id}/submission`,
    inferred(play, PASSAGES.paper, { reference: PAPER.reference, year: PAPER.year }),
  );
  expectEqual(
    (await readAfter<PaperView>(cast.clerk, submitted, `/papers/${id}`)).status,
    'submitted',
    'the status of the paper',
  );
  play.account.fact(
    'stated in the extract',
    eventsOf(step),
    'The paper goes to the Sozialausschuss, which is asked to take note ("möge den Bericht zur Kenntnis nehmen").',
    'one step of consultation (Beratungsfolge), role: information',
    'day unknown',
  );
  play.account.inferred(
    PASSAGES.paper,
    eventsOf(submitted),
    `It is submitted under the number ${PAPER.reference}, which is unique in a year. That the year is ${PAPER.year}, its first four digits, is inferred.`,
    'day unknown',
  );
  await refuseTakenReference(play, cast.clerk);
  return id;
}

interface Draft {
  readonly id: string;
  /** Ids of the requested co-signatures, with the requested party. */
  readonly requests: readonly { readonly coSignature: string; readonly title: string }[];
}

async function draft(play: Play, { manager }: Cast, process: string): Promise<Draft> {
  const drafted = await manager.post(
    '/papers',
    illustrated({ ...DRAFTED, title: PAPER.title, processes: [process], public: 'yes' }),
  );
  const answers: CommandAnswer[] = [drafted];
  for (const title of CO_SIGNERS) {
    answers.push(
      await manager.post(
        `/papers/${drafted.id}/co-signatures`,
        illustrated({ ...DRAFTED, of: { kind: 'function', title } }),
      ),
    );
  }
  const view = await readAfter<{
    readonly coSignatures: readonly { readonly id: string; readonly of: { readonly title: string } }[];
  }>(manager, answers.at(-1) ?? drafted, `/papers/${drafted.id}`);
  expectEqual(view.coSignatures.length, CO_SIGNERS.length, 'the number of co-signatures asked for');
  play.account.fact(
    'illustration',
    eventsOf(...answers),
    `In January the paper (Vorlage) ${PAPER.title} is drafted; ${CO_SIGNERS.join(' and ')} are asked to co-sign (Mitzeichnung).`,
    'its title and number are stated in the extract, how it came about is not',
  );
  return {
    id: drafted.id,
    requests: view.coSignatures.map(({ id, of }) => ({ coSignature: id, title: of.title })),
  };
}

async function coSignAndRelease(
  play: Play,
  { approver }: Cast,
  id: string,
  requests: Draft['requests'],
): Promise<void> {
  const reason = 'co-signatures are open';
  await expectRefusal(approver.post(`/papers/${id}/release`, illustrated({})), { status: 409, reason });
  play.account.refused('A release before everybody has answered.', reason, '409');
  const answers: CommandAnswer[] = [];
  for (const { coSignature, title } of requests) {
    const body = illustrated({ ...RELEASED, actedBy: { kind: 'function', title } });
    answers.push(await approver.post(`/papers/${id}/co-signatures/${coSignature}/signature`, body));
  }
  const actedBy = { kind: 'function', title: 'Leitung Soziales und Wohnen' };
  answers.push(await approver.post(`/papers/${id}/release`, illustrated({ ...RELEASED, actedBy })));
  play.account.fact(
    'illustration',
    eventsOf(...answers),
    'Both co-sign, and Leitung Soziales und Wohnen releases the paper (Freigabe).',
    'functions instead of names',
  );
}

/** A reference is unique in a municipality and year, by a claim stream of its own. */
async function refuseTakenReference(play: Play, clerk: Api): Promise<void> {
  const reason = 'reference is taken by another paper';
  const body = illustrated({ reference: PAPER.reference, year: PAPER.year, title: 'Beispielvorlage' });
  await expectRefusal(clerk.post('/papers/known', body), { status: 409, reason });
  play.account.refused(`A second paper with the number ${PAPER.reference} in ${PAPER.year}.`, reason, '409');
}
