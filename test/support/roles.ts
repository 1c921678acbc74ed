import { untilReady } from './until.js';

interface Reachable {
  readonly url: string;
  readonly token: string;
}

interface ActorItem {
  readonly id: string;
  readonly label: string;
}

/** Gives the first administrator more roles, so that one token can do everything. */
export async function allowRoles({ url, token }: Reachable, roles: readonly string[]): Promise<void> {
  // On shared stores a server takes commands before it is its turn to follow the log.
  await untilReady(url);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { items } = (await (await fetch(`${url}/api/v1/actors`, { headers })).json()) as {
    items: readonly ActorItem[];
  };
  const administrator = items.find(({ label }) => label === 'administrator');
  if (administrator === undefined) throw new Error('there is no administrator');
  for (const role of roles) {
    const body = JSON.stringify({ role, scope: 'everywhere' });
    const path = `${url}/api/v1/actors/${administrator.id}/grants`;
    const response = await fetch(path, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': `grant ${role}` },
      body,
    });
    if (!response.ok) throw new Error(`the role ${role} was not given: ${await response.text()}`);
  }
}
