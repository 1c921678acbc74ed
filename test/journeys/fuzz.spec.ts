import { readMetadata } from '#event-sourcing';
import { ROLES } from '#http';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { SeededRandom } from '../support/seeded-random.js';

const SEED = Number(process.env['LENKWERK_FUZZ_SEED'] ?? 20190214);
const MUTATIONS_EACH = 30;
const NOBODY = '0190a1b2-0000-5000-8000-00000000ffff';

interface Operation {
  readonly operationId?: string;
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }>
    >;
  };
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Problem {
  readonly status: number;
  readonly type: string;
  readonly reason: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly violations?: readonly unknown[];
}

const deep = (levels: number): unknown => (levels === 0 ? 'end' : { kind: 'paper', in: deep(levels - 1) });
const WRONG: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  9007199254740994,
  0.5,
  '',
  ' ',
  'x'.repeat(300),
  'x'.repeat(21_000),
  'Grüße, \u{1F3DB}\u{FE0F} Straße',
  '\u202Eלום\u202C',
  '\u0000',
  '\uD800',
  '2019-02-30',
  '2019-13',
  '0000-00-00',
  '9999-12-31T23:59:59Z',
  'unknown',
  NOBODY,
  'not-a-uuid',
  '__proto__',
  'constructor',
  [],
  [null],
  [[]],
  {},
  { kind: 'constructor' },
  { kind: 'paper' },
  { kind: 'person', id: NOBODY },
  { kind: null },
  { toString: 'x' },
  { then: 'x' },
  deep(60),
  Array.from({ length: 400 }, () => ({ number: '1' })),
];
const FIELDS = [
  'occurredOn',
  'occurredAt',
  'evidence',
  'actedBy',
  'onBehalfOf',
  'deviations',
  'id',
  'nonsense',
] as const;

/** Every place in a JSON value, the value itself included. */
function places(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, part]) => places(part, [...path, name]))];
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((part: unknown, at) => (String(at) === name ? replaced(part, rest, by) : part));
  const before = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const inner = before.find(([key]) => key === name)?.[1] as unknown;
  return { ...Object.fromEntries(before), [name]: replaced(inner, rest, by) };
}

function mutated(random: SeededRandom, example: unknown): unknown {
  const wrong = random.pick(WRONG);
  const roll = random.next();
  if (roll < 0.3) return replaced(example, [random.pick(FIELDS)], wrong);
  return replaced(example, random.pick(places(example)), wrong);
}

/** Ids that exist are taken for some path parameters, so that commands come as far as their deciders. */
function filled(random: SeededRandom, path: string, ids: ReadonlyMap<string, string>): string {
  const kind = /^\/api\/v1\/(\w+)/.exec(path)?.[1] ?? '';
  return path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'name') return 'consultation';
    const real = name === 'id' ? ids.get(kind) : undefined;
    return real !== undefined && random.next() < 0.8 ? real : random.pick([NOBODY, NOBODY, 'nonsense', '%F0%9F%8F%9B']);
  });
}

describe('any input', () => {
  let journey: Journey;
  let caller: Client;
  let operations: readonly (readonly [method: string, path: string, operation: Operation])[];
  const ids = new Map<string, string>();

  beforeAll(async () => {
    journey = await openJourney();
    caller = await journey.as(...ROLES);
    const described = (await (await fetch(`${journey.server.url}/api/openapi.json`)).json()) as Described;
    operations = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [method, path, operation] as const),
    );
    const make = async (kind: string, body: object, path = `/${kind}`): Promise<void> => {
      ids.set(kind, ((await caller.post(path, body).expect(201)).body as { id: string }).id);
    };
    await make('organisations', { name: 'Kultur', kind: 'area' });
    await make('persons', { name: 'Leitung Kultur' });
    await make('processes', { title: 'Wir alle sind LU' });
    await make('committees', { name: 'Sozialausschuss', kind: 'committee', constitutedOn: '2018' });
    await make('meetings', { committee: ids.get('committees'), when: '2019-02-14' });
    await make('papers', { title: 'Sachstandsbericht' });
  });

  /** The fault of an answer; `undefined` when it has none. */
  function complaint(status: number, type: string, body: unknown): string | undefined {
    if (status >= 500) return 'is a defect of the server';
    if (status < 400) return undefined;
    if (type !== 'application/problem+json') return `is of type ${type}`;
    const { reason, errors, violations } = body as Problem;
    if (typeof reason !== 'string' || reason === '') return 'has no reason';
    if (status === 400 || status === 422) {
      const named = errors !== undefined && errors.length > 0 && errors.every(({ message }) => message !== '');
      return named || reason.startsWith('body is ') ? undefined : 'names no field';
    }
    const irregular = (body as Problem).type.endsWith('/irregular');
    return irregular && (violations?.length ?? 0) === 0 && reason === 'rules are violated'
      ? 'names no rule'
      : undefined;
  }

  /** Events of callers; policies meanwhile act on earlier commands. */
  async function isWrittenBehind(position: bigint | undefined): Promise<boolean> {
    const { events } = await journey.server.engine.store.readLog(position === undefined ? {} : { after: position });
    return events.map(readMetadata).some(({ actor }) => !actor.startsWith('policy:'));
  }

  it(`is answered without a defect, and only accepted commands reach the log (seed ${SEED})`, async () => {
    const random = new SeededRandom(SEED);
    const { store } = journey.server.engine;
    const complaints: string[] = [];
    const commands = operations.filter(([method, path]) => method === 'post' && !path.includes('backups'));
    let sent = 0;
    for (const [, template, operation] of commands) {
      const [content] = Object.values(operation.requestBody?.content ?? {});
      const example = Object.values(content?.examples ?? {})[0]?.value ?? {};
      for (let round = 0; round < MUTATIONS_EACH; round += 1) {
        const path = filled(random, template, ids);
        const body = mutated(random, example);
        const before = await store.head();
        const response = await caller.post(path, JSON.stringify(body));
        const { status, type } = response;
        const answered: unknown = response.body;
        sent += 1;
        const wrong =
          complaint(status, type, answered)
          ?? (status >= 400 && (await isWrittenBehind(before)) ? 'was refused and written' : undefined);
        if (wrong !== undefined) {
          complaints.push(
            `${template} ${JSON.stringify(body).slice(0, 200)} → ${status} ${wrong} ${JSON.stringify(answered).slice(0, 200)}`,
          );
        }
      }
    }
    expect(complaints).toEqual([]);
    expect(sent).toBeGreaterThan(1500);
  });

  const QUERIES = [
    '',
    '-1',
    '0',
    '1e9',
    '2019-02-30',
    '%00',
    '%F0%9F%8F%9B',
    'x'.repeat(400),
    NOBODY,
    '%E2%80%AE',
    '..%2F',
  ];
  const NAMES = [
    'limit',
    'cursor',
    'atLeast',
    'asOf',
    'after',
    'status',
    'committee',
    'from',
    'year',
    'reference',
    'toString',
  ];

  it('of a read is answered without a defect', async () => {
    const random = new SeededRandom(SEED);
    const complaints: string[] = [];
    const reads = operations.filter(([method, path]) => method === 'get' && path.startsWith('/api/v1'));
    for (const [, template] of reads) {
      for (const name of NAMES) {
        const value = random.pick(QUERIES);
        const path = `${filled(random, template, ids)}?${name}=${value}${random.next() < 0.2 ? `&${name}=2` : ''}`;
        const response = await caller.get(path);
        const { status, type } = response;
        const body: unknown = response.body;
        const wrong = complaint(status, type, body);
        if (wrong !== undefined) complaints.push(`${path} → ${status} ${wrong} ${JSON.stringify(body).slice(0, 300)}`);
      }
    }
    expect(complaints).toEqual([]);
  });

  it.each(['', '{', '[]', '"x"', 'null', '1', '{"a":1,}', '{"__proto__":{"kind":1}}', '\u{1F3DB}'])(
    'is answered with a problem where the body is %s',
    async (body) => {
      const response = await caller.post('/organisations', body);
      const { status, type } = response;
      expect([status, type]).toEqual([400, 'application/problem+json']);
      expect((response.body as Problem).reason).not.toBe('');
    },
  );
});
