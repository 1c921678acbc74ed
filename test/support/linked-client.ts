import type { Role } from '#http';
import { Client } from './client.js';
import type { Journey } from './journey.js';

interface Issued {
  readonly id: string;
  readonly token: string;
}

/** A caller whose actor has one role, and links to these persons or functions. */
export async function linkedClient(journey: Journey, role: Role, to: object, days: object = {}): Promise<Client> {
  const { client } = await linkedActor(journey, role, [{ to, ...days }]);
  return client;
}

export async function linkedActor(
  journey: Journey,
  role: Role,
  links: readonly object[],
): Promise<{ readonly actor: string; readonly client: Client }> {
  const administrator = journey.administrator();
  const { id } = (await administrator.post('/actors', { label: role, kind: 'person' }).expect(201)).body as Issued;
  await administrator.post(`/actors/${id}/grants`, { role, scope: 'everywhere' }).expect(200);
  for (const link of links) await administrator.post(`/actors/${id}/links`, link).expect(200);
  const { token } = (await administrator.post('/access-tokens', { actor: id }).expect(201)).body as Issued;
  return { actor: id, client: new Client(() => journey.server.url, token) };
}
