import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginDay, eventCount, readAfter, stated } from '../play.js';
import {
  AREAS,
  COMMISSIONER,
  COMMITTEES,
  DEPUTY_MAYOR,
  DIRECTORATE,
  DIVISION,
  ENTERPRISE,
  PARTNERS,
} from '../stated.js';
import { expectEqual, expectRefusal } from '../went-otherwise.js';

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

/** The organisations, committees and people of the extract. */
export async function foundCity(play: Play, cast: Cast): Promise<City> {
  await beginDay(play, '2018-10-02', 'The city and its partners');
  await keepExtract(play, cast);
  const { directorate, division } = await registerLead(play, cast);
  const areas = await registerAreas(play, cast);
  const partners = await registerAll(play, cast, PARTNERS, 'partner');
  play.account.fact(
    'stated in the extract',
    `Six partners: ${PARTNERS.join(', ')}. The seventh, the Beirat für Migration und Integration, is a committee.`,
    eventCount(partners),
  );
  const committees = await constituteCommittees(play, cast);
  const deputyMayor = await registerPeople(play, cast, { directorate, division });
  return { directorate, division, areas, partners: ids(partners), ...committees, deputyMayor };
}

/** Documents come before the events that name them. */
async function keepExtract({ account, extract }: Play, { clerk }: Cast): Promise<void> {
  const { texts, evidence } = extract.facts;
  for (const [sha256, bytes] of texts) await clerk.put(`/documents/${sha256}`, bytes);
  account.fact(
    'stated in the extract',
    'The text of the extract is put in. Every fact below that rests on it names it by its SHA-256, and the place in it.',
    `${evidence.reference}, ${evidence.locus}`,
    `${evidence.sha256.slice(0, 16)}…`,
  );
}

async function registerLead(
  play: Play,
  { clerk }: Cast,
): Promise<{ readonly directorate: string; readonly division: string }> {
  const directorate = await clerk.post('/organisations', stated(play, { name: DIRECTORATE, kind: 'directorate' }));
  const division = await clerk.post(
    '/organisations',
    stated(play, { name: DIVISION, kind: 'division', parent: directorate.id }),
  );
  play.account.fact(
    'stated in the extract',
    `The ${DIRECTORATE} (a directorate) with its ${DIVISION} (a division).`,
    eventCount([directorate, division]),
  );
  return { directorate: directorate.id, division: division.id };
}

async function registerAreas(play: Play, cast: Cast): Promise<readonly string[]> {
  const areas = await registerAll(play, cast, AREAS, 'area');
  const [enterprise] = await registerAll(play, cast, [ENTERPRISE], 'municipalEnterprise');
  const all = enterprise === undefined ? areas : [...areas, enterprise];
  expectEqual(all.length, 17, 'the number of areas');
  play.account.fact(
    'stated in the extract',
    `17 areas of the administration: ${AREAS.join(', ')}, and the ${ENTERPRISE}, a municipal enterprise.`,
    eventCount(all),
  );
  return ids(all);
}

async function registerAll(
  play: Play,
  { clerk }: Cast,
  names: readonly string[],
  kind: string,
): Promise<readonly CommandAnswer[]> {
  const answers: CommandAnswer[] = [];
  for (const name of names) answers.push(await clerk.post('/organisations', stated(play, { name, kind })));
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
    `Two committees: the ${COMMITTEES.social.name} and the ${COMMITTEES.advisory.name}. Since when they exist and who sits in them is unknown, and stays so.`,
    eventCount([social, advisory]),
  );
  return { socialCommittee: social.id, advisoryBoard: advisory.id };
}

async function registerPeople(
  play: Play,
  { clerk, auditor }: Cast,
  { directorate, division }: Pick<City, 'directorate' | 'division'>,
): Promise<string> {
  const people: CommandAnswer[] = [];
  for (const { name, title, organisation } of [
    { ...DEPUTY_MAYOR, organisation: directorate },
    { ...COMMISSIONER, organisation: division },
  ]) {
    const person = await clerk.post('/persons', stated(play, { name }));
    const assigned = await clerk.post(`/persons/${person.id}/functions`, stated(play, { title, organisation }));
    const read = await readAfter<{ readonly name: string }>(clerk, assigned, `/persons/${person.id}`);
    expectEqual(read.name === name, true, 'that the clerk reads the name');
    await expectRefusal(auditor.get(`/persons/${person.id}`), { status: 403, reason: 'role does not allow this' });
    people.push(person, assigned);
  }
  play.account.fact(
    'stated in the extract',
    'Two people: the Beigeordnete (deputy mayor) and the Integrationsbeauftragte (commissioner for integration). Their names are encrypted in the log; elsewhere they are ids.',
    eventCount(people),
    'the clerk may read the names, the auditor is answered 403',
  );
  const [deputyMayor] = people;
  return deputyMayor?.id ?? '';
}

function ids(answers: readonly CommandAnswer[]): readonly string[] {
  return answers.map(({ id }) => id);
}
