import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginDay, eventsOf, inferred, stated } from '../play.js';
import { AREAS, COMMITTEES, DIRECTORATE, DIVISION, ENTERPRISE, PARTNERS, PASSAGES } from '../stated.js';
import { expectEqual } from '../went-otherwise.js';
import { registerPeople } from './people.js';

/** Ids of the parties and entities that the extract names. */
export interface City {
  readonly directorate: string;
  readonly division: string;
  readonly areas: readonly string[];
  readonly partners: readonly string[];
  readonly advisoryBoard: string;
  readonly socialCommittee: string;
  readonly deputyMayor: string;
}

/** The day on which everything that rests on the extract is recorded. */
export const ARRIVAL = '2019-02-21';

/** The organisations, committees and people of the extract. */
export async function foundCity(play: Play, cast: Cast): Promise<City> {
  await beginDay(play, ARRIVAL, 'The extract of 14 February arrives');
  play.account.paragraph(
    'A week after the sitting the city has the extract, and records what it says of the months before. Each entry has two '
      + 'days: that of the entry is today, that of the fact is the one that the text gives, or unknown.',
  );
  await keepExtract(play, cast);
  const { directorate, division } = await registerDirectorate(play, cast);
  const areas = await registerAreas(play, cast);
  const partners = await registerAll(cast, PARTNERS, (name) => stated(play, { name, kind: 'partner' }));
  play.account.fact(
    'stated in the extract',
    eventsOf(...partners),
    `Six partners: ${PARTNERS.join(', ')}. The text names them "unter anderem" (among others), with the Beirat für Migration und Integration, which is a committee.`,
  );
  const committees = await constituteCommittees(play, cast);
  const deputyMayor = await registerPeople(play, cast, directorate);
  return { directorate, division, areas, partners: partners.map(({ id }) => id), ...committees, deputyMayor };
}

/** Documents come before the events that name them. */
async function keepExtract({ account, extract }: Play, { clerk }: Cast): Promise<void> {
  const { source, evidence } = extract.facts;
  await clerk.put(`/documents/${evidence.sha256}`, source);
  const kept = await clerk.stream(`/documents/${evidence.sha256}`);
  expectEqual(await kept.text(), new TextDecoder().decode(source), 'the text that is kept');
  account.readBack(
    'The text of the extract is kept under its SHA-256. Every fact that rests on it names this hash and the place in the text.',
    `${evidence.reference}, ${evidence.locus}`,
    `${evidence.sha256.slice(0, 16)}…`,
  );
}

async function registerDirectorate(play: Play, { clerk }: Cast): Promise<Pick<City, 'directorate' | 'division'>> {
  const directorate = await clerk.post('/organisations', stated(play, { name: DIRECTORATE, kind: 'directorate' }));
  const division = await clerk.post(
    '/organisations',
    stated(play, { name: DIVISION, kind: 'division', parent: directorate.id }),
  );
  play.account.fact(
    'stated in the extract',
    eventsOf(directorate, division),
    `The ${DIRECTORATE} (a directorate) and in it the ${DIVISION} (a division).`,
  );
  return { directorate: directorate.id, division: division.id };
}

async function registerAreas(play: Play, cast: Cast): Promise<readonly string[]> {
  const areas = await registerAll(cast, AREAS, (name) => stated(play, { name, kind: 'area' }));
  play.account.fact(
    'stated in the extract',
    eventsOf(...areas),
    `16 areas of the administration (Bereiche): ${AREAS.join(', ')}.`,
  );
  const enterprise = await registerAll(cast, [ENTERPRISE], (name) =>
    inferred(play, PASSAGES.enterprise, { name, kind: 'municipalEnterprise' }),
  );
  play.account.inferred(
    PASSAGES.enterprise,
    eventsOf(...enterprise),
    `One more of the list, the ${ENTERPRISE}, is a municipal enterprise (Eigenbetrieb): its name suggests it, the text does not say it.`,
  );
  const all = [...areas, ...enterprise].map(({ id }) => id);
  expectEqual(all.length, 17, 'the number of areas');
  return all;
}

async function registerAll(
  { clerk }: Cast,
  names: readonly string[],
  bodyOf: (name: string) => object,
): Promise<readonly CommandAnswer[]> {
  const answers: CommandAnswer[] = [];
  for (const name of names) answers.push(await clerk.post('/organisations', bodyOf(name)));
  return answers;
}

async function constituteCommittees(
  play: Play,
  { clerk }: Cast,
): Promise<Pick<City, 'advisoryBoard' | 'socialCommittee'>> {
  const constituted = { constitutedOn: 'unknown' };
  const social = await clerk.post('/committees', stated(play, { ...COMMITTEES.social, ...constituted }));
  const advisory = await clerk.post('/committees', stated(play, { ...COMMITTEES.advisory, ...constituted }));
  play.account.fact(
    'stated in the extract',
    eventsOf(social, advisory),
    `Two committees: the ${COMMITTEES.social.name} and the ${COMMITTEES.advisory.name} (an advisory board). Since when they exist and who sits in them is unknown, and stays so.`,
  );
  return { socialCommittee: social.id, advisoryBoard: advisory.id };
}
