import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { eventsOf, inferred, readAfter, stated } from '../play.js';
import { COMMISSIONER, DEPUTY_MAYOR, DIRECTORATE, HEAD, PASSAGES } from '../stated.js';
import { expectEqual, expectRefusal } from '../went-otherwise.js';

/** The two people whom the extract names, with their functions. @returns the deputy mayor's id */
export async function registerPeople(play: Play, { clerk, auditor }: Cast, directorate: string): Promise<string> {
  const answers: CommandAnswer[] = [];
  const ids: string[] = [];
  for (const { name, title } of [DEPUTY_MAYOR, COMMISSIONER]) {
    const person = await clerk.post('/persons', stated(play, { name }));
    const assigned = await clerk.post(`/persons/${person.id}/functions`, stated(play, { title }));
    const read = await readAfter<{ readonly name: string }>(clerk, assigned, `/persons/${person.id}`);
    expectEqual(read.name === name, true, 'that the clerk reads the name');
    await expectRefusal(auditor.get(`/persons/${person.id}`), { status: 403, reason: 'role does not allow this' });
    answers.push(person, assigned);
    ids.push(person.id);
  }
  play.account.fact(
    'stated in the extract',
    eventsOf(...answers),
    'Two people: the Beigeordnete (deputy mayor) and the Integrationsbeauftragte (commissioner for integration). Their names are encrypted in the log; elsewhere they are ids.',
    'the clerk may read the names, the auditor is answered 403',
  );
  const [deputyMayor = ''] = ids;
  const head = await clerk.post(
    `/persons/${deputyMayor}/functions`,
    inferred(play, PASSAGES.head, { title: HEAD, organisation: directorate }),
  );
  play.account.inferred(
    PASSAGES.head,
    eventsOf(head),
    `The Beigeordnete is the ${HEAD} and heads the ${DIRECTORATE}: she invited to the kickoff of what the Dezernentin began, but the text does not say that they are one person.`,
  );
  return deputyMayor;
}
