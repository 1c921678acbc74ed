import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

/** Rounds of each race; `npm run test:races` sets 500. */
const ROUNDS = Number(process.env['LENKWERK_RACES'] ?? 3);

type Post = (path: string, body: object) => Promise<{ readonly status: number; readonly id: string }>;

interface Race {
  readonly name: string;
  /** The entities that would form the ring. */
  readonly entities: number;
  readonly path: 'organisations' | 'goals' | 'measures';
  /** The command that lets the entity `from` point to `to`. */
  readonly edge: (from: string, to: string) => readonly [path: string, body: object];
}

const organisations = {
  path: 'organisations',
  edge: (from, to) => [`/organisations/${from}/parent`, { parent: to }],
} as const satisfies Partial<Race>;

const races: readonly Race[] = [
  { name: 'an organisation under another and the reverse', entities: 2, ...organisations },
  { name: 'four organisations in a ring', entities: 4, ...organisations },
  {
    name: 'two goals under each other',
    entities: 2,
    path: 'goals',
    edge: (from, to) => [`/goals/${from}/revisions`, { parent: to }],
  },
  {
    name: 'two goals superseded by each other',
    entities: 2,
    path: 'goals',
    edge: (from, to) => [`/goals/${from}/supersession`, { by: to }],
  },
  {
    name: 'two measures that depend on each other',
    entities: 2,
    path: 'measures',
    edge: (from, to) => [`/measures/${from}/dependencies`, { on: to }],
  },
  {
    name: 'two measures superseded by each other',
    entities: 2,
    path: 'measures',
    edge: (from, to) => [`/measures/${from}/supersession`, { by: to }],
  },
];

/** Requests on open connections, so that those of one round arrive at once. */
function posting({ server }: Journey, { token }: Client): Post {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async (path, body) => {
    const answer = await fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    // Answers with an id are those of creations, and only theirs are used.
    const { id } = (await answer.json()) as { readonly id: string };
    return { status: answer.status, id };
  };
}

async function entityOf(path: Race['path'], process: string, post: Post): Promise<string> {
  if (path === 'organisations') return (await post('/organisations', { name: 'Amt', kind: 'office' })).id;
  const common = { process, title: 'Ein Vorhaben', source: 'Entwurf' };
  return (await post(`/${path}`, path === 'goals' ? common : { ...common, kind: 'project' })).id;
}

/** The statuses of the commands that close a ring at once, sorted. */
async function round(race: Race, process: string, post: Post): Promise<readonly number[]> {
  const ids = await Promise.all(Array.from({ length: race.entities }, () => entityOf(race.path, process, post)));
  const answers = await Promise.all(
    ids.map((from, index) => post(...race.edge(from, ids[(index + 1) % ids.length] ?? from))),
  );
  return answers.map(({ status }) => status).sort((one, other) => one - other);
}

describe(`commands that would close a ring at once (${ROUNDS} rounds a race)`, () => {
  let journey: Journey;
  let post: Post;
  let process: string;

  beforeAll(async () => {
    journey = await openJourney();
    post = posting(journey, await journey.as('process-manager', 'clerk'));
    process = (await post('/processes', { title: 'Integrationskonzept' })).id;
  });

  it.each(races.map((race) => [race.name, race] as const))(
    '%s: exactly one is refused',
    async (_, race) => {
      const refused = race.path === 'organisations' ? 422 : 409;
      const expected = [...Array.from({ length: race.entities - 1 }, () => 200), refused];
      for (let index = 0; index < ROUNDS; index += 1) expect(await round(race, process, post)).toEqual(expected);
    },
    900_000 + ROUNDS * 10_000,
  );
});
