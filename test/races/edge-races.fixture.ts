import type { Writer } from './edge-writers.fixture.js';

/** A structure of edges between entities, as commands see it. */
export interface EdgeRace {
  readonly structure: string;
  readonly refusal: string;
  readonly create: (this: void, writer: Writer) => Promise<(name: string) => Promise<string>>;
  /** The command that lets an entity point to another. */
  readonly point: (this: void, to: string) => readonly [type: string, body: object];
}

async function inProcess(writer: Writer, type: string, body: object): Promise<(name: string) => Promise<string>> {
  const process = await writer.create('DraftProcess', { title: 'Integrationskonzept' });
  return async (title) => await writer.create(type, { process, title, source: 'Entwurf', ...body });
}

const goals = async (writer: Writer) => await inProcess(writer, 'ProposeGoal', {});
const measures = async (writer: Writer) => await inProcess(writer, 'ProposeMeasure', { kind: 'project' });

export const edgeRaces: readonly EdgeRace[] = [
  {
    structure: 'organisations under each other',
    refusal: 'an organisation would belong to itself',
    create: async (writer) => async (name) => await writer.create('RegisterOrganisation', { name, kind: 'office' }),
    point: (parent) => ['MoveOrganisation', { parent }],
  },
  {
    structure: 'goals that are parts of each other',
    refusal: 'goals would be parts of each other',
    create: goals,
    point: (parent) => ['ReviseGoal', { parent }],
  },
  {
    structure: 'goals superseded by each other',
    refusal: 'supersessions would form a circle',
    create: goals,
    point: (by) => ['SupersedeGoal', { by }],
  },
  {
    structure: 'measures that depend on each other',
    refusal: 'dependencies would form a circle',
    create: measures,
    point: (on) => ['AddDependency', { on }],
  },
  {
    structure: 'measures superseded by each other',
    refusal: 'supersessions would form a circle',
    create: measures,
    point: (by) => ['SupersedeMeasure', { by }],
  },
];

export async function entitiesOf(race: EdgeRace, writer: Writer, count: number): Promise<readonly string[]> {
  const create = await race.create(writer);
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await create(`Nummer ${index}`));
  return ids;
}
