import type { BusinessClock, RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import type { OpenWork } from '../leading/leading-work.js';
import { byWorkflow } from './by-workflow.js';
import type { DomainEvents } from './domain-events.js';
import type { HandOutParts } from './hand-out.js';
import { MessageHandOut } from './hand-out.js';
import { processMessages, processStarts, startedByMessage } from './message.tables.js';
import { SideBySide } from './side-by-side.js';
import type { WaitMark } from './wait-marks.js';
import { lastWait, waitsBehind } from './wait-marks.js';

/** Rows of one kind that a round looks at. */
const BATCH = 500;

type MessageRow = RowOf<typeof processMessages>;
type RowReads = Pick<Reads, 'rows'>;

/** Up to where the read model was looked at. */
interface Marks {
  readonly message: bigint;
  readonly wait: WaitMark;
  readonly ended: bigint;
  readonly deployed: bigint;
}

export interface PublishedMessagesParts extends HandOutParts {
  readonly businessClock: BusinessClock;
  readonly domainEvents: DomainEvents;
}

/**
 * Hands out published messages. A message is looked at when it is new, when a wait for it opens, when a process that it starts
 * is deployed, and when the instance ends whose key it has. The marks say up to where that was done: after a take-over every
 * open message is looked at once, and nothing depends on the marks but the work.
 */
export class PublishedMessages implements OpenWork {
  readonly name = 'messages';
  readonly #handOut: MessageHandOut;
  /** Messages of one name and key go one behind the other: the first one published is handed out first. */
  readonly #serving = new SideBySide<MessageRow>(
    ({ name, correlationKey, key }) =>
      correlationKey === null ? key.toString() : JSON.stringify([name, correlationKey]),
    async (row) => {
      await this.#handOut.serve(row);
    },
  );
  readonly #expiring = new SideBySide<MessageRow>(
    ({ key }) => key.toString(),
    async (row) => {
      if (!(await this.#handOut.serve(row))) return;
      const key = row.key.toString();
      await this.parts.messages.sendToMessage(key, 'ExpireMessage', {}, byWorkflow(`message:${key}:expire`));
      this.#ended += 1;
    },
  );
  /** Messages that have expired in this round. */
  #ended = 0;
  #marks: Marks | undefined;

  constructor(private readonly parts: PublishedMessagesParts) {
    this.#handOut = new MessageHandOut(parts);
  }

  takeOver(): void {
    this.#marks = undefined;
    this.#serving.clear();
    this.#expiring.clear();
  }

  async round(): Promise<boolean> {
    const { reads } = this.parts;
    const marks = (this.#marks ??= await begin(reads));
    const fresh = await this.#fresh(marks.message);
    const faults = [...(await this.#serving.run(fresh))];
    const waits = await waitsBehind(reads, 'message', marks.wait, BATCH);
    const free = waits.filter(({ name }) => name !== null && !this.parts.domainEvents.has(name));
    const waitedFor = await this.#forNames(free.map(({ name, correlationKey }) => [name, correlationKey]));
    faults.push(...(await this.#serving.run(waitedFor)));
    const ended = await reads.rows(startedByMessage, (all) =>
      all.where('endedAt', '>', marks.ended).orderBy('endedAt').limit(BATCH),
    );
    const freed = await this.#withKeys(ended.flatMap(({ correlationKey }) => correlationKey ?? []));
    faults.push(...(await this.#serving.run(freed)));
    const deployed = await reads.rows(processStarts, (all) =>
      all.where('since', '>', marks.deployed).orderBy('since').limit(BATCH),
    );
    faults.push(...(await this.#serving.run(await this.#named(deployed.flatMap(({ name }) => name ?? [])))));
    const next = {
      message: fresh.at(-1)?.position ?? marks.message,
      wait: waits.at(-1) ?? marks.wait,
      ended: ended.at(-1)?.endedAt ?? marks.ended,
      deployed: deployed.at(-1)?.since ?? marks.deployed,
    };
    this.#marks = next;
    faults.push(...(await this.#expire(next.message)));
    if (faults.length > 0) throw faults[0];
    return this.#ended === BATCH || [fresh, waits, ended, deployed].some((rows) => rows.length === BATCH);
  }

  async #fresh(mark: bigint): Promise<readonly MessageRow[]> {
    return await this.parts.reads.rows(processMessages, (all) =>
      all.where('open', '=', true).where('position', '>', mark).orderBy('position').limit(BATCH),
    );
  }

  /** The open messages of these names and keys. */
  async #forNames(pairs: readonly (readonly [string | null, string | null])[]): Promise<readonly MessageRow[]> {
    const wanted = new Set(pairs.map((pair) => JSON.stringify(pair)));
    const names = [...new Set(pairs.flatMap(([name]) => name ?? []))];
    const keys = [...new Set(pairs.flatMap(([, key]) => key ?? []))];
    if (names.length === 0 || keys.length === 0) return [];
    const rows = await this.parts.reads.rows(processMessages, (all) =>
      all.where('open', '=', true).where('name', 'in', names).where('correlationKey', 'in', keys).orderBy('position'),
    );
    return rows.filter(({ name, correlationKey }) => wanted.has(JSON.stringify([name, correlationKey])));
  }

  async #withKeys(keys: readonly string[]): Promise<readonly MessageRow[]> {
    if (keys.length === 0) return [];
    return await this.parts.reads.rows(processMessages, (all) =>
      all
        .where('open', '=', true)
        .where('correlationKey', 'in', [...new Set(keys)])
        .orderBy('position'),
    );
  }

  async #named(names: readonly string[]): Promise<readonly MessageRow[]> {
    if (names.length === 0) return [];
    return await this.parts.reads.rows(processMessages, (all) =>
      all
        .where('open', '=', true)
        .where('name', 'in', [...new Set(names)])
        .orderBy('position'),
    );
  }

  /** Ends messages whose time is over and that were looked at. One that is chosen for an instance stays until it was told. */
  async #expire(mark: bigint): Promise<readonly unknown[]> {
    const { reads, businessClock } = this.parts;
    this.#ended = 0;
    const rows = await reads.rows(processMessages, (all) =>
      all
        .where('open', '=', true)
        .where('expires', '<=', businessClock.now())
        .where('position', '<=', mark)
        .orderBy('expires')
        .limit(BATCH),
    );
    this.#expiring.clear();
    return await this.#expiring.run(rows);
  }
}

/** Every open message is looked at, and finds what is there now: other changes count from here on. */
async function begin(reads: RowReads): Promise<Marks> {
  const wait = await lastWait(reads);
  const [ended] = await reads.rows(startedByMessage, (all) =>
    all.where('endedAt', 'is not', null).orderBy('endedAt', 'desc').limit(1),
  );
  const [deployed] = await reads.rows(processStarts, (all) => all.orderBy('since', 'desc').limit(1));
  return { message: -1n, wait, ended: ended?.endedAt ?? -1n, deployed: deployed?.since ?? -1n };
}
