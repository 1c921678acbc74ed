import type { SubmitCommandHandler } from '#commands';
import type { RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import { inLanes } from '../leading/in-lanes.js';
import type { OpenWork } from '../leading/leading-work.js';
import { Recently } from '../leading/recently.js';
import { processCommands, processInstances } from '../projection/workflow.tables.js';
import type { DomainCommands } from './domain-commands.js';
import { ENGINE, sendToDomain } from './send-command.js';

/** Commands of one round, how many of them are under way at a time, and up to how many open ones are counted. */
const LIMITS = { atOnce: 500, underWay: 64, counted: 1001 } as const;

interface CommandWorkParts {
  readonly engine: Pick<WorkflowEngine, 'askedCommand' | 'locate' | 'send'>;
  readonly reads: Pick<Reads, 'rows' | 'count'>;
  /** The entrance of every command. */
  readonly submissions: Pick<SubmitCommandHandler, 'execute'>;
  readonly commands: DomainCommands;
}

type CommandRow = RowOf<typeof processCommands>;

/**
 * Sends the commands that instances ask for, and takes the answers back to them. What the read model shows as open is only
 * proposed: the instance's stream says what is asked. After a crash between the two, the command finds its first answer.
 */
export class CommandWork implements OpenWork {
  readonly name = 'commands to the domain';
  /** Attempts whose answer the read model may not show yet. */
  readonly #answered = new Recently();
  /** Rows up to here had their turn; those that got no answer come again behind all others. */
  #after = 0n;

  constructor(private readonly parts: CommandWorkParts) {}

  async open(): Promise<number> {
    return await this.parts.reads.count(processCommands, (all) => all.where('open', '=', true), LIMITS.counted);
  }

  async round(): Promise<boolean> {
    const rows = await this.parts.reads.rows(processCommands, (all) =>
      all.where('open', '=', true).where('askedAt', '>', this.#after).orderBy('askedAt').limit(LIMITS.atOnce),
    );
    const last = rows.at(-1);
    const more = last !== undefined && rows.length === LIMITS.atOnce;
    this.#after = more ? last.askedAt : 0n;
    const open = rows.filter((row) => !this.#answered.has(attemptOf(row)));
    if (open.length > 0) await this.#doAll(open);
    return more;
  }

  /** All have their turn, also when one fails. @throws the first fault */
  async #doAll(rows: readonly CommandRow[]): Promise<void> {
    const correlations = await this.#correlations(rows);
    const { faults } = await inLanes(rows, attemptOf, LIMITS.underWay, async (row) => {
      await this.#do(row, correlations.get(row.instance) ?? row.askedBy);
    });
    if (faults.length > 0) throw faults[0];
  }

  async #do(row: CommandRow, correlation: string): Promise<void> {
    const { engine, submissions, commands } = this.parts;
    const instance = row.instance.toString();
    const place = await engine.locate(row.key.toString());
    const asked = place === undefined ? undefined : await engine.askedCommand(instance, place.part, row.attempt);
    if (asked === undefined) return;
    const answered = await sendToDomain(submissions, commands, asked, { instance, correlation, event: row.askedBy });
    if (answered === undefined) return;
    const { part: command, attempt } = asked;
    // A refusal means that the answer came too late: the element was ended, or another server was faster.
    const result = await engine.send(
      instance,
      'AnswerCommand',
      { command, attempt, answer: answered.answer },
      {
        ...ENGINE,
        key: `answer:${instance}:${command}:${attempt}`,
        correlationId: correlation,
        causationId: answered.event ?? row.askedBy,
      },
    );
    if (result.done || result.refusal.kind !== 'concurrentChange') this.#answered.add(attemptOf(row));
  }

  async #correlations(rows: readonly CommandRow[]): Promise<ReadonlyMap<bigint, string>> {
    const instances = [...new Set(rows.map(({ instance }) => instance))];
    const found = await this.parts.reads.rows(processInstances, (all) => all.where('key', 'in', instances));
    return new Map(found.map(({ key, correlation }) => [key, correlation]));
  }
}

function attemptOf({ key, attempt }: CommandRow): string {
  return `${key}:${attempt}`;
}
