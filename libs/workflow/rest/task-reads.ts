import type { Json, RowOf } from '#event-sourcing';
import type { Caller, Reads } from '#http';
import { notFound } from '#http';
import type { Deployments } from '../deployment/deployments.decide.js';
import { userTasks } from '../projection/task.tables.js';
import { valueAt } from '../engine/value-at.js';
import { tagsOf } from '../projection/tags-of.js';
import { elementInstances, processVariables } from '../projection/workflow.tables.js';
import type { ItemPage } from './row-reads.js';
import { rowOf, RowReads } from './row-reads.js';
import { withRoots } from './roots.js';
import { search } from './search.js';
import { taskAnswer } from './task-answers.js';
import type { TaskCaller } from './task-rights.js';
import { mayReadValues, maySee, taskCaller, withoutValues } from './task-rights.js';
import { taskSearch, visibleTasks } from './task-search.js';
import type { Workflow } from './workflow.js';

export type TaskRow = RowOf<typeof userTasks>;

/** The tasks that one caller may see, as Camunda's interface shows them. */
export class TaskReads {
  #caller: Promise<TaskCaller> | undefined;

  constructor(
    private readonly workflow: Workflow,
    private readonly reads: Reads,
    private readonly asking: Caller,
  ) {}

  async tasks(body: unknown): Promise<ItemPage> {
    const { rows, page } = await search(this.reads, taskSearch, body, visibleTasks(await this.#who()));
    return { items: await this.#answers(rows), page };
  }

  async task(key: string): Promise<object> {
    const [answer = {}] = await this.#answers([await this.row(key)]);
    return answer;
  }

  /** @throws Problem 404 when there is none, or the caller may not see it */
  async row(key: string): Promise<TaskRow> {
    const row = await rowOf(this.reads, userTasks, key);
    if (!maySee(await this.#who(), candidatesOf(row))) throw notFound();
    return row;
  }

  /** Variables of the task and of the scopes around it. `effective`: of each name the innermost alone. */
  async variables(key: string, body: unknown, whole: boolean, effective: boolean): Promise<ItemPage> {
    const row = await this.row(key);
    if (!mayReadValues(await this.#who(), candidatesOf(row))) throw withoutValues();
    const scopes = await this.#scopesOf(row);
    const reads = new RowReads(this.workflow, this.reads);
    if (!effective) return await reads.variables(body, whole, (rows) => rows.where('scope', 'in', scopes));
    const all = await this.reads.rows(processVariables, (rows) => rows.where('scope', 'in', scopes));
    const innermost = new Map<string, { readonly key: bigint; readonly depth: number }>();
    for (const one of all) {
      const depth = scopes.indexOf(one.scope);
      const known = innermost.get(one.name);
      if (known === undefined || depth < known.depth) innermost.set(one.name, { key: one.key, depth });
    }
    const keys = [...innermost.values()].map((one) => one.key);
    return await reads.variables(body, whole, (rows) => rows.where('key', 'in', keys));
  }

  /** From inside out. */
  async #scopesOf(row: TaskRow): Promise<readonly bigint[]> {
    const scopes: bigint[] = [];
    for (let at: bigint | undefined = row.elementInstance; at !== undefined && !scopes.includes(at);) {
      scopes.push(at);
      at = (await this.reads.row(elementInstances, { key: at }))?.scope;
    }
    return scopes;
  }

  async #answers(rows: readonly TaskRow[]): Promise<readonly object[]> {
    const deployments = await this.workflow.engine.deployments();
    const tags = await tagsOf(this.reads, rows);
    const answers = await Promise.all(
      rows.map(async (row) => {
        const version = deployments.byKey.get(row.definition.toString());
        return taskAnswer(row, {
          version: version?.version ?? 1,
          processName: version?.name ?? null,
          headers: await this.#headers(row, deployments),
          tags: tags.get(row.instance) ?? [],
          reference: textOf(await valueAt(this.workflow.engine, row.instance, row.valueAt, row.referenceIndex)),
        });
      }),
    );
    return await withRoots(this.reads, answers);
  }

  async #headers(row: TaskRow, { byKey }: Deployments): Promise<Readonly<Record<string, string>>> {
    const version = byKey.get(row.definition.toString());
    if (version === undefined) return {};
    const element = (await this.workflow.engine.modelOf(version)).elements.get(row.element);
    return element?.work === 'user' ? element.headers : {};
  }

  async #who(): Promise<TaskCaller> {
    this.#caller ??= taskCaller(this.workflow.people, this.asking);
    return await this.#caller;
  }
}

export function candidatesOf({ groups, users, assignee }: TaskRow): Parameters<typeof maySee>[1] {
  return { groups, users, ...(assignee !== null && { assignee }) };
}

function textOf(value: Json): string | null {
  return typeof value === 'string' ? value : null;
}
