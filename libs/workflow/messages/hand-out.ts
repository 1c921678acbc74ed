import type { RowOf } from '#event-sourcing';
import type { Reads, Rows } from '#http';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import { processWaits } from '../projection/workflow.tables.js';
import { byWorkflow } from './by-workflow.js';
import { latestStarts } from './latest-starts.js';
import { correlatedMessages } from './message.tables.js';
import type { processMessages } from './message.tables.js';
import { startByMessage } from './message-starts.js';
import type { MessageStreams } from './message-streams.js';
import type { ProcessMessage } from './process-message.decide.js';
import type { MessageTarget } from './process-message.events.js';
import { StartKeys } from './start-keys.js';
import { openWait, startedKey, wasTaken } from './tell-wait.js';

export interface HandOutParts {
  readonly engine: WorkflowEngine;
  readonly messages: MessageStreams;
  readonly reads: Pick<Reads, 'rows'>;
}

type MessageRow = Pick<RowOf<typeof processMessages>, 'key' | 'position' | 'expires'>;
type WaitRow = RowOf<typeof processWaits>;
type Open = Exclude<ProcessMessage, { readonly status: 'unknown' }>;
type WaitTarget = Extract<MessageTarget, { readonly kind: 'wait' }>;
type Start = { readonly process: string; readonly target: Extract<MessageTarget, { readonly kind: 'start' }> };

/** Waits of one message that are read in one go. */
const LOOKED_AT = 100;

/**
 * Gives a published message to one instance of each process: the wait that was opened first, or a new instance when none
 * waits. The choice is recorded in the message's stream before the instance is told: after a crash the same instance is told
 * again, and two servers choose the same one. An instance that does not wait any more refuses; then the choice is given up.
 */
export class MessageHandOut {
  readonly #keys: StartKeys;

  constructor(private readonly parts: HandOutParts) {
    this.#keys = new StartKeys(parts);
  }

  /** Does everything that can be done for the message now. Whether all who were chosen have it. */
  async serve(row: MessageRow): Promise<boolean> {
    const key = row.key.toString();
    const message = await this.#openNow(key);
    if (message === undefined) return true;
    const { settled, isPending } = await this.#settle(row, message);
    await this.#giveToWaits(row, message, settled);
    const begun = await this.#start(row, await this.#openNow(key));
    return !isPending && begun;
  }

  async #openNow(key: string): Promise<Open | undefined> {
    const message = await this.parts.messages.message(key);
    return message.status === 'open' ? message : undefined;
  }

  /** Tells again who was chosen and may not have been told. `settled`: the processes that need no further choice. */
  async #settle(
    row: MessageRow,
    message: Open,
  ): Promise<{ readonly settled: Set<string>; readonly isPending: boolean }> {
    const had = await this.parts.reads.rows(correlatedMessages, (all) => all.where('message', '=', row.key));
    const settled = new Set(had.map(({ process }) => process));
    let isPending = false;
    for (const [process, target] of message.choices) {
      if (settled.has(process)) continue;
      if (target.kind === 'start') {
        settled.add(process);
        if (!(await this.#begin(row.key.toString(), message, { process, target }))) isPending = true;
      } else if (await this.#tell(row, message, process, target)) {
        settled.add(process);
      }
    }
    return { settled, isPending };
  }

  async #giveToWaits(row: MessageRow, message: Open, settled: Set<string>): Promise<void> {
    const { name, correlationKey, givenUp } = message;
    if (correlationKey === undefined) return;
    let last: WaitRow | undefined;
    do {
      const waits = await this.#waits(name, correlationKey, settled, last);
      for (const wait of waits) {
        if (settled.has(wait.process) || givenUp.has(wait.key.toString()) || !livedThen(row, wait)) continue;
        if (await this.#give(row, message, wait)) settled.add(wait.process);
      }
      last = waits.length < LOOKED_AT ? undefined : waits.at(-1);
    } while (last !== undefined);
  }

  /** Those opened first come first. */
  async #waits(
    name: string,
    correlationKey: string,
    settled: ReadonlySet<string>,
    last: WaitRow | undefined,
  ): Promise<readonly WaitRow[]> {
    return await this.parts.reads.rows(processWaits, (all) => {
      const open = all
        .where('open', '=', true)
        .where('name', '=', name)
        .where('correlationKey', '=', correlationKey)
        .where('for', '=', 'message');
      const others = settled.size === 0 ? open : open.where('process', 'not in', [...settled]);
      const next = last === undefined ? others : behind(others, last);
      return next.orderBy('openedAt').orderBy('key').limit(LOOKED_AT);
    });
  }

  /** Whether the process has the message now, with this wait or another one. */
  async #give(row: MessageRow, message: Open, wait: WaitRow): Promise<boolean> {
    const place = await this.parts.engine.locate(wait.key.toString());
    if (place === undefined) return false;
    // The read model may be behind: a wait that has ended is not chosen.
    if ((await openWait(this.parts.engine, place.instance, place.part)) === undefined) return false;
    const target = { kind: 'wait', wait: wait.key.toString(), instance: place.instance, part: place.part } as const;
    if (await this.#choose(row, wait.process, target)) return await this.#tell(row, message, wait.process, target);
    const now = await this.#openNow(row.key.toString());
    // Another server has chosen, and tells.
    return now === undefined || now.choices.has(wait.process);
  }

  async #choose({ key }: MessageRow, process: string, target: MessageTarget): Promise<boolean> {
    const of = target.kind === 'wait' ? target.wait : 'start';
    const envelope = byWorkflow(`message:${key}:choose:${process}:${of}`);
    const data = { process, target };
    return wasTaken(await this.parts.messages.sendToMessage(key.toString(), 'ChooseInstance', data, envelope));
  }

  /** False when the instance does not wait any more; then the choice is given up. */
  async #tell(row: MessageRow, message: Open, process: string, target: WaitTarget): Promise<boolean> {
    const key = row.key.toString();
    const data = { wait: target.part, message: key, position: row.position.toString(), variables: message.variables };
    const envelope = byWorkflow(`message:${key}:wait:${target.wait}`);
    if (wasTaken(await this.parts.engine.send(target.instance, 'CorrelateMessage', data, envelope))) return true;
    const given = byWorkflow(`message:${key}:give-up:${target.wait}`);
    wasTaken(await this.parts.messages.sendToMessage(key, 'GiveUpChoice', { process, wait: target.wait }, given));
    return false;
  }

  /** Starts an instance of each process that the message begins and that has not taken it. Whether all chosen ones began. */
  async #start(row: MessageRow, message: Open | undefined): Promise<boolean> {
    if (message === undefined) return true;
    const key = row.key.toString();
    let all = true;
    for (const { process, definition, element } of await latestStarts(this.parts.reads, 'message', message.name)) {
      const start = { process, target: { kind: 'start', definition, element } } as const;
      if (message.choices.has(start.process) || !(await this.#mayBegin(key, message, start.process))) continue;
      if (await this.#choose(row, start.process, start.target)) all = (await this.#begin(key, message, start)) && all;
    }
    return all;
  }

  /** False while an instance of the process runs that began with the same key. */
  async #mayBegin(key: string, { correlationKey }: Open, process: string): Promise<boolean> {
    return correlationKey === undefined || (await this.#keys.take(process, correlationKey, key));
  }

  /** False while the key is another message's: it is tried again when that one's instance has ended. */
  async #begin(key: string, message: Open, { process, target }: Start): Promise<boolean> {
    if (!(await this.#mayBegin(key, message, process))) return false;
    const instance = startedKey(await startByMessage(this.parts.engine, key, message, process, target));
    if (instance !== undefined && message.correlationKey !== undefined) {
      await this.#keys.use(process, message.correlationKey, key, instance);
    }
    return true;
  }
}

/** Whether the message lived while the wait was open: it was open already, or was opened before the message expired. */
function livedThen({ position, expires }: MessageRow, { openedAt, created }: WaitRow): boolean {
  return openedAt < position || created < expires;
}

function behind(rows: Rows<typeof processWaits>, { openedAt, key }: WaitRow): Rows<typeof processWaits> {
  return rows.where((is) =>
    is.or([is('openedAt', '>', openedAt), is.and([is('openedAt', '=', openedAt), is('key', '>', key)])]),
  );
}
