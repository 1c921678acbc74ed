import type { Json, RowOf, Table } from '#event-sourcing';
import type { Reads } from '#http';
import { notFound } from '#http';
import { setTimeout } from 'node:timers/promises';
import type { ProcessModel } from '../model/process-model.js';
import type { Deployments } from '../deployment/deployments.decide.js';
import type { processJobs } from '../projection/workflow.tables.js';
import {
  elementInstances,
  processIncidents,
  processInstances,
  processVariables,
} from '../projection/workflow.tables.js';
import {
  elementAnswer,
  incidentAnswer,
  instanceAnswer,
  jobAnswer,
  SHOWN_CHARACTERS,
  variableAnswer,
} from './answers.js';
import type { Rooted } from './roots.js';
import { withRoots } from './roots.js';
import { keyOf } from './search-fields.js';
import type { AnyRows } from './search-fields.js';
import { elementSearch, incidentSearch, instanceSearch, jobSearch, variableSearch } from './search-definitions.js';
import type { SearchPage } from './search.js';
import { search } from './search.js';
import type { Workflow } from './workflow.js';

type Conditions = (rows: AnyRows) => AnyRows;

export interface ItemPage {
  readonly items: readonly object[];
  readonly page: SearchPage<object>['page'];
}

/** A read by key waits this long for the read model (Camunda's clients read what they just made). */
const WAIT_MILLISECONDS = 1000;
const LOOK_EVERY = 20;

/** The row with a key, for which a reader waits up to a second. @throws Problem 404 */
export async function rowOf<T extends Table>(reads: Reads, table: T, key: string): Promise<RowOf<T>> {
  const wanted = { key: keyOf('key', key) };
  const end = performance.now() + WAIT_MILLISECONDS;
  for (;;) {
    // Every table here has the column `key`, which the type of a generic table does not show.
    const row = await reads.row(table, wanted as never);
    if (row !== undefined) return row;
    if (performance.now() > end) throw notFound();
    await setTimeout(LOOK_EVERY);
  }
}

/** The answers of one request: rows of the read model with names, locks and opened values. Each part is read once. */
export class RowReads {
  #deployments: Promise<Deployments> | undefined;
  readonly #opened = new Map<string, Promise<readonly Json[] | null>>();

  constructor(
    private readonly workflow: Workflow,
    private readonly reads: Reads,
  ) {}

  async instances(body: unknown): Promise<ItemPage> {
    const { rows, page } = await search(this.reads, instanceSearch, body);
    return { items: await this.#instances(rows), page };
  }

  async instance(key: string): Promise<object> {
    const [answer = {}] = await this.#instances([await rowOf(this.reads, processInstances, key)]);
    return answer;
  }

  async elements(body: unknown): Promise<ItemPage> {
    const { rows, page } = await search(this.reads, elementSearch, body);
    return { items: await this.#elements(rows), page };
  }

  async element(key: string): Promise<object> {
    const [answer = {}] = await this.#elements([await rowOf(this.reads, elementInstances, key)]);
    return answer;
  }

  async jobs(body: unknown): Promise<ItemPage> {
    const { rows, page } = await search(this.reads, jobSearch, body);
    const { locks, machineClock } = this.workflow;
    const held = await locks.held(
      rows.flatMap(({ open, key }) => (open ? [key.toString()] : [])),
      machineClock.now(),
    );
    const lockOf = new Map(held.map((lock) => [lock.job, lock]));
    const items = await Promise.all(
      rows.map(async (row) =>
        jobAnswer(row, {
          lock: lockOf.get(row.key.toString()),
          headers: await this.#headers(row),
          message: await this.#message(row),
        }),
      ),
    );
    return { items: await withRoots(this.reads, items), page };
  }

  async incidents(body: unknown, more?: Conditions): Promise<ItemPage> {
    const { rows, page } = await search(this.reads, incidentSearch, body, more);
    return { items: await withRoots(this.reads, await Promise.all(rows.map((row) => this.#incident(row)))), page };
  }

  async incident(key: string): Promise<object> {
    return await this.#rooted(await this.#incident(await rowOf(this.reads, processIncidents, key)));
  }

  /** `whole`: values of any length, else long ones are cut. */
  async variables(body: unknown, whole: boolean, more?: Conditions): Promise<ItemPage> {
    const { rows, page } = await search(this.reads, variableSearch, body, more);
    const items = await Promise.all(
      rows.map(async (row) => {
        const value = await this.#valueText(row);
        const isTruncated = !whole && value.length > SHOWN_CHARACTERS;
        return { ...variableAnswer(row, isTruncated ? value.slice(0, SHOWN_CHARACTERS) : value), isTruncated };
      }),
    );
    return { items: await withRoots(this.reads, items), page };
  }

  async variable(key: string): Promise<object> {
    const row = await rowOf(this.reads, processVariables, key);
    return await this.#rooted(variableAnswer(row, await this.#valueText(row)));
  }

  async #rooted(answer: Rooted): Promise<object> {
    const [rooted = answer] = await withRoots(this.reads, [answer]);
    return rooted;
  }

  async #instances(rows: readonly RowOf<typeof processInstances>[]): Promise<readonly object[]> {
    const deployments = await this.#deployed();
    const open = await this.#openIncidents(
      'instance',
      rows.map(({ key }) => key),
    );
    const withIncident = new Set(open.map(({ instance }) => instance));
    return rows.map((row) => instanceAnswer(row, deployments, withIncident));
  }

  async #elements(rows: readonly RowOf<typeof elementInstances>[]): Promise<readonly object[]> {
    const open = await this.#openIncidents(
      'elementInstance',
      rows.map(({ key }) => key),
    );
    const incidentOf = new Map(open.map(({ key, elementInstance }) => [elementInstance, key]));
    const answers = await Promise.all(
      rows.map(async (row) => {
        const model = await this.#modelOf(row.definition);
        const name = model?.elements.get(row.element)?.name ?? row.element;
        return elementAnswer(row, name, incidentOf.get(row.key));
      }),
    );
    return await withRoots(this.reads, answers);
  }

  async #openIncidents(
    by: 'instance' | 'elementInstance',
    keys: readonly bigint[],
  ): Promise<readonly RowOf<typeof processIncidents>[]> {
    return keys.length === 0
      ? []
      : await this.reads.rows(processIncidents, (all) => all.where('state', '=', 'ACTIVE').where(by, 'in', keys));
  }

  async #incident(row: RowOf<typeof processIncidents>): Promise<Rooted> {
    const value = await this.#value(row);
    return incidentAnswer(
      row,
      typeof value === 'string' ? value : 'the text was destroyed with the data of the instance',
    );
  }

  async #valueText(row: RowOf<typeof processVariables>): Promise<string> {
    return JSON.stringify(await this.#value(row));
  }

  async #value(row: {
    readonly instance: bigint;
    readonly valueAt: bigint;
    readonly valueIndex: number;
  }): Promise<Json> {
    return (await this.#values(row.instance.toString(), row.valueAt))?.[row.valueIndex] ?? null;
  }

  /** Many rows have their value in one event. */
  async #values(instance: string, revision: bigint): Promise<readonly Json[] | null> {
    const event = `${instance} ${revision}`;
    const opened = this.#opened.get(event) ?? this.workflow.engine.valuesOf(instance, revision);
    this.#opened.set(event, opened);
    return await opened;
  }

  async #message({ instance, messageAt, messageIndex }: RowOf<typeof processJobs>): Promise<string | null> {
    if (messageAt === null || messageIndex === null) return null;
    const text = await this.#value({ instance, valueAt: messageAt, valueIndex: messageIndex });
    return typeof text === 'string' ? text : null;
  }

  async #headers(row: RowOf<typeof processJobs>): Promise<Readonly<Record<string, string>>> {
    const element = (await this.#modelOf(row.definition))?.elements.get(row.element);
    return element?.work === 'job' ? element.headers : {};
  }

  async #modelOf(definition: bigint): Promise<ProcessModel | undefined> {
    const version = (await this.#deployed()).byKey.get(definition.toString());
    return version === undefined ? undefined : await this.workflow.engine.modelOf(version);
  }

  async #deployed(): Promise<Deployments> {
    this.#deployments ??= this.workflow.engine.deployments();
    return await this.#deployments;
  }
}
