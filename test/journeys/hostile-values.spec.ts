import { readMetadata } from '#event-sourcing';
import { ROLES } from '#http';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

const NOBODY = '0190a1b2-0000-5000-8000-00000000ffff';
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'toJSON'] as const;
/** Written as JSON: some have no value in JavaScript, or another one. */
const VALUES = [
  String.raw`"\ud800"`,
  String.raw`"a\udc00b"`,
  String.raw`"\u0000"`,
  '"\u202Everdreht\u202C \u2066x\u2069"',
  '"\u200F\u061C"',
  '1e400',
  '-1e400',
  '1e308',
  '123456789012345678901234567890',
  '-0',
  '{"__proto__":{"stolen":true}}',
  '{"constructor":{"prototype":{"stolen":true}}}',
] as const;
const PLACE = 'the place of the value';

interface Operation {
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }>
    >;
  };
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

type Place = readonly string[];

function placesIn(value: unknown, path: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, part]) => placesIn(part, [...path, name]))];
}

/** The example as JSON with this JSON at the place. */
function withJson(example: unknown, place: Place, json: string): string {
  const replaced = (value: unknown, [name, ...rest]: Place): unknown => {
    if (name === undefined) return PLACE;
    if (Array.isArray(value))
      return value.map((part: unknown, at) => (String(at) === name ? replaced(part, rest) : part));
    return Object.fromEntries(
      Object.entries(value ?? {}).map(([key, part]) => [key, key === name ? replaced(part, rest) : part]),
    );
  };
  return JSON.stringify(replaced(example, place)).replace(JSON.stringify(PLACE), () => json);
}

/** The example as JSON with one more field in the object at the place. */
function withName(example: unknown, place: Place, name: string): string {
  const inside = place.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], example);
  const body = JSON.stringify(inside);
  const more = `{${JSON.stringify(name)}:{"stolen":true}${body === '{}' ? '' : ','}${body.slice(1)}`;
  return withJson(example, place, more);
}

function isObjectAt(example: unknown, place: Place): boolean {
  const inside = place.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], example);
  return typeof inside === 'object' && inside !== null && !Array.isArray(inside);
}

/** What every object has; a stolen prototype has more, or other values. */
function prototypes(): readonly unknown[] {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype].map((one) =>
    Object.entries(Object.getOwnPropertyDescriptors(one)).map(([name, { value }]) => [name, value as unknown]),
  );
}

describe('A hostile name or value', () => {
  let journey: Journey;
  let caller: Client;
  let commands: readonly (readonly [method: string, path: string, example: unknown])[];
  const ids = new Map<string, string>();

  beforeAll(async () => {
    journey = await openJourney();
    caller = await journey.as(...ROLES);
    const described = (await (await fetch(`${journey.server.url}/api/openapi.json`)).json()) as Described;
    commands = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => method !== 'get' && !path.endsWith('/backups'))
        .map(([method, { requestBody }]) => {
          const [content] = Object.values(requestBody?.content ?? {});
          return [method, path, Object.values(content?.examples ?? {})[0]?.value ?? {}] as const;
        }),
    );
    const make = async (kind: string, body: object): Promise<void> => {
      ids.set(kind, ((await caller.post(`/${kind}`, body).expect(201)).body as { id: string }).id);
    };
    await make('organisations', { name: 'Kultur', kind: 'area' });
    await make('persons', { name: 'Leitung Kultur' });
    await make('processes', { title: 'Wir alle sind LU' });
    await make('committees', { name: 'Sozialausschuss', kind: 'committee', constitutedOn: '2018' });
    await make('meetings', { committee: ids.get('committees'), when: '2019-02-14' });
    await make('papers', { title: 'Sachstandsbericht' });
  });

  function addressOf(path: string): string {
    const kind = /^\/api\/v1\/(\w+)/.exec(path)?.[1] ?? '';
    return path
      .replace('/api/v1', '')
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'id' ? (ids.get(kind) ?? NOBODY) : NOBODY));
  }

  /** Sends a body; the fault of the answer, `undefined` when there is none. */
  async function faultOf(method: string, path: string, body: string): Promise<string | undefined> {
    const response = await fetch(`${journey.server.url}/api/v1${addressOf(path)}`, {
      method: method.toUpperCase(),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${caller.token}` },
      body,
    });
    const text = await response.text();
    const said = `${method} ${path} ${body.slice(0, 300)} → ${response.status} ${text.slice(0, 200)}`;
    if (response.status >= 500) return said;
    if (text.includes('stolen')) return `${said}: repeats the name`;
    return undefined;
  }

  it(`as a field is refused by every command, at every level (${NAMES.join(', ')})`, async () => {
    const before = prototypes();
    const head = await journey.server.engine.store.head();
    const faults: string[] = [];
    let sent = 0;
    for (const [method, path, example] of commands) {
      const objects = placesIn(example).filter((place) => isObjectAt(example, place));
      for (const [at, name] of NAMES.entries()) {
        const body = withName(example, objects[at % objects.length] ?? [], name);
        const fault = await faultOf(method, path, body);
        if (fault !== undefined) faults.push(fault);
        sent += 1;
      }
    }
    expect(faults).toEqual([]);
    expect(sent).toBeGreaterThan(NAMES.length * 50);
    expect(prototypes()).toEqual(before);
    expect(Reflect.get({}, 'stolen')).toBeUndefined();
    const { events } = await journey.server.engine.store.readLog(head === undefined ? {} : { after: head });
    expect(events.map(readMetadata).filter(({ actor }) => !actor.startsWith('policy:'))).toEqual([]);
  });

  it('as a value is refused, or stored as it was sent', async () => {
    const before = prototypes();
    const { store } = journey.server.engine;
    const faults: string[] = [];
    let stored = 0;
    for (const [method, path, example] of commands) {
      const places = placesIn(example);
      for (const [at, json] of VALUES.entries()) {
        const body = withJson(example, places[(at * 7) % places.length] ?? [], json);
        const head = await store.head();
        const fault = await faultOf(method, path, body);
        if (fault !== undefined) faults.push(fault);
        const { events } = await store.readLog(head === undefined ? {} : { after: head });
        const own = events.filter((event) => !readMetadata(event).actor.startsWith('policy:'));
        // What a person is called is sealed.
        if (own.length === 0 || own.some(({ stream }) => stream.startsWith('person-'))) continue;
        stored += 1;
        const kept = JSON.stringify(own.map(({ data, metadata }) => [data, metadata]));
        const sent = JSON.stringify(JSON.parse(json)).replace(/^"|"$/g, '');
        if (!kept.includes(sent))
          faults.push(`${method} ${path} ${body.slice(0, 300)} was stored as ${kept.slice(0, 300)}`);
      }
    }
    expect(faults).toEqual([]);
    expect(stored).toBeGreaterThan(0);
    expect(prototypes()).toEqual(before);
  });
});
