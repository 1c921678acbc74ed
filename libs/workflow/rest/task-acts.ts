import type { Caller } from '#http';
import { envelopeOf, notFound, Problem } from '#http';
import type { FastifyRequest } from 'fastify';
import type { CommandData } from '../engine/workflow-engine.js';
import type { OpenTask } from '../instance/instance-state.js';
import type { Assigning } from '../instance/task-steps.js';
import type { NamedValues } from '../instance/variables.js';
import { problemOfRefusal } from './problems.js';
import type { TaskCaller } from './task-rights.js';
import { isAssignee, isCandidate, managersOnly, mayAct, maySee, notYours, taskCaller } from './task-rights.js';
import type { Workflow } from './workflow.js';

interface AskedTask {
  readonly instance: string;
  readonly task: OpenTask;
  readonly caller: TaskCaller;
}

/** What was done stands at this position of the log, or was so before it. */
export interface Acted {
  readonly position: bigint;
}

type TaskCommand = 'AssignTask' | 'UpdateTask' | 'CompleteTask' | 'SkipTask';

/** What a caller does with a task, as the rights are at that moment. The instance's stream decides who was first. */
export class TaskActs {
  constructor(
    private readonly workflow: Workflow,
    private readonly asking: Caller,
    private readonly request: FastifyRequest,
  ) {}

  /** To oneself: only a task that nobody has. */
  async claim(key: string): Promise<Acted> {
    const asked = await this.#asked(key);
    if (!asked.caller.manages && !isCandidate(asked.caller, asked.task) && !isAssignee(asked.caller, asked.task)) {
      throw notYours();
    }
    return await this.#assign(asked, this.asking.actor, 'claimed', asked.caller.ids);
  }

  /** `override`: also when someone else has it, for a process manager. */
  async assign(key: string, assignee: string, override: boolean): Promise<Acted> {
    const asked = await this.#asked(key);
    const { caller, task } = asked;
    const isOwn = caller.ids.includes(assignee);
    if (caller.manages) {
      const heldBy = override ? undefined : [assignee];
      return await this.#assign(asked, assignee, isOwn ? 'claimed' : 'assigned', heldBy);
    }
    if (!isOwn) {
      if (!mayDelegate(asked)) throw managersOnly();
      return await this.#delegate(asked, assignee);
    }
    if (!isCandidate(caller, task) && !isAssignee(caller, task)) throw notYours();
    return await this.#assign(asked, assignee, 'claimed', caller.ids);
  }

  async delegate(key: string, to: string): Promise<Acted> {
    const asked = await this.#asked(key);
    if (!mayDelegate(asked)) throw managersOnly();
    if (!(await this.workflow.people.isKnown(to))) throw noSuchPerson();
    return await this.#delegate(asked, to);
  }

  async release(key: string): Promise<Acted> {
    const asked = await this.#asked(key);
    if (!asked.caller.manages && !isAssignee(asked.caller, asked.task) && asked.task.assignee !== undefined) {
      throw managersOnly();
    }
    return await this.#assign(asked, null, 'released', asked.caller.manages ? undefined : asked.caller.ids);
  }

  async complete(key: string, variables: NamedValues): Promise<Acted> {
    const asked = await this.#asked(key);
    const { task, caller } = asked;
    if (task.effect !== undefined) throw completedByFact(this.workflow, task.effect);
    if (!mayAct(caller, task)) throw notYours();
    const heldBy = caller.manages ? {} : { heldBy: caller.ids };
    return await this.#send(asked, 'CompleteTask', { task: task.part, variables, ...heldBy });
  }

  async update(key: string, changes: CommandData<'UpdateTask'>['changes']): Promise<Acted> {
    const asked = await this.#asked(key);
    if (!asked.caller.manages) throw managersOnly();
    return await this.#send(asked, 'UpdateTask', { task: asked.task.part, changes });
  }

  async skip(key: string, reason: string): Promise<Acted> {
    const asked = await this.#asked(key);
    if (!asked.caller.manages) throw managersOnly();
    return await this.#send(asked, 'SkipTask', { task: asked.task.part, reason });
  }

  async #delegate(asked: AskedTask, to: string): Promise<Acted> {
    return await this.#assign(asked, to, 'delegated', asked.caller.manages ? undefined : asked.caller.ids);
  }

  async #assign(
    asked: AskedTask,
    assignee: string | null,
    how: Assigning,
    heldBy: readonly string[] | undefined,
  ): Promise<Acted> {
    const held = heldBy === undefined ? {} : { heldBy };
    return await this.#send(asked, 'AssignTask', { task: asked.task.part, assignee, how, ...held });
  }

  async #send<T extends TaskCommand>({ instance }: AskedTask, type: T, data: CommandData<T>): Promise<Acted> {
    const result = await this.workflow.engine.send(instance, type, data, envelopeOf(this.request));
    if (!result.done) throw problemOfRefusal(result.refusal);
    return { position: result.position };
  }

  /** The open task with this key, as its stream has it. @throws Problem 404, also when the caller may not see it */
  async #asked(key: string): Promise<AskedTask> {
    const { engine, people } = this.workflow;
    const place = await engine.locate(key);
    if (place === undefined) throw notFound();
    const state = await engine.instance(place.instance);
    const task = state.status === 'running' ? state.tasks.get(place.part) : undefined;
    const caller = await taskCaller(people, this.asking);
    if (task === undefined || !maySee(caller, task)) {
      const german = 'Diese Aufgabe gibt es nicht, oder sie ist nicht mehr offen.';
      throw new Problem('not-found', { reason: 'task does not exist or is no longer open', german });
    }
    return { instance: place.instance, task, caller };
  }
}

/** Says which event completes the task, and which command makes it. */
function completedByFact({ domain }: Workflow, { event, command }: NonNullable<OpenTask['effect']>): Problem {
  const path = command === undefined ? undefined : domain.addressOf(command)?.path;
  const how = command === undefined ? '' : `; send ${command}${path === undefined ? '' : ` (POST ${path})`}`;
  const german = command === undefined ? '' : `; dazu ${command} senden${path === undefined ? '' : ` (POST ${path})`}`;
  return new Problem('refused', {
    reason: `the task is completed by the event ${event}, whoever causes it${how}`,
    german: `Die Aufgabe erledigt sich durch das Ereignis ${event}, wer es auch auslöst${german}.`,
  });
}

function mayDelegate({ caller, task }: AskedTask): boolean {
  return caller.manages || isAssignee(caller, task);
}

/** After the rights: nobody else learns who exists. */
function noSuchPerson(): Problem {
  return new Problem('unknown-reference', {
    reason: 'this actor or person does not exist',
    german: 'Diesen Akteur oder diese Person gibt es nicht.',
    errors: [{ field: 'to', message: 'this actor or person does not exist' }],
  });
}
