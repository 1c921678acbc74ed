import type { RowOf } from '#event-sourcing';
import type { Reads, Rows } from '#http';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import { inLanes } from '../leading/in-lanes.js';
import type { OpenWork } from '../leading/leading-work.js';
import { processWaits } from '../projection/workflow.tables.js';
import { byWorkflow } from './by-workflow.js';
import { latestStarts } from './latest-starts.js';
import { processSignals } from './message.tables.js';
import type { MessageStreams } from './message-streams.js';
import { MOST_AT_ONCE } from './side-by-side.js';
import { startedKey, wasTaken } from './tell-wait.js';

/** Signals of one round, and waits that are read in one go. */
const BATCH = { signals: 20, waits: 500 } as const;

interface SignalParts {
  readonly engine: WorkflowEngine;
  readonly messages: MessageStreams;
  readonly reads: Pick<Reads, 'rows'>;
}

type SignalRow = RowOf<typeof processSignals>;
type WaitRow = RowOf<typeof processWaits>;

/**
 * Brings each signal to every wait that was open when it was broadcast, and to the processes that it starts. The read model
 * shows a signal only behind all that was recorded before it, so all those waits are there. The signal is closed when all have
 * had it; the ids of the commands follow from signal and wait, so that a repetition after a crash changes nothing.
 */
export class Signals implements OpenWork {
  readonly name = 'signals';

  constructor(private readonly parts: SignalParts) {}

  async round(): Promise<boolean> {
    const { reads } = this.parts;
    const open = await reads.rows(processSignals, (all) =>
      all.where('open', '=', true).orderBy('position').limit(BATCH.signals),
    );
    for (const signal of open) await this.#deliver(signal);
    return open.length === BATCH.signals;
  }

  async #deliver(row: SignalRow): Promise<void> {
    const key = row.key.toString();
    const signal = await this.parts.messages.signal(key);
    if (signal.status === 'delivered') return;
    // One that an instance threw has no variables, and no event but the instance's.
    const variables = signal.status === 'open' ? signal.variables : {};
    let last: WaitRow | undefined;
    do {
      const waits = await this.#waits(row, last);
      const { faults } = await inLanes(
        waits,
        ({ instance }) => instance.toString(),
        MOST_AT_ONCE,
        async ({ key: wait }) => {
          const place = await this.parts.engine.locate(wait.toString());
          if (place === undefined) return;
          const data = { wait: place.part, signal: key, variables };
          const envelope = byWorkflow(`signal:${key}:wait:${wait}`);
          wasTaken(await this.parts.engine.send(place.instance, 'ReceiveSignal', data, envelope));
        },
      );
      if (faults.length > 0) throw faults[0];
      last = waits.length < BATCH.waits ? undefined : waits.at(-1);
    } while (last !== undefined);
    for (const { process, definition, element } of await latestStarts(this.parts.reads, 'signal', row.name)) {
      const by = { kind: 'signal', id: key, name: row.name, element } as const;
      const envelope = byWorkflow(`signal:${key}:start:${process}`);
      startedKey(await this.parts.engine.start({ key: definition }, { variables, event: element, by }, envelope));
    }
    await this.parts.messages.closeSignal(key, row.thrownBy !== null, byWorkflow(`signal:${key}:close`));
  }

  /** The waits of an instance that threw the signal have had it already. */
  async #waits({ name, position, thrownBy }: SignalRow, last: WaitRow | undefined): Promise<readonly WaitRow[]> {
    return await this.parts.reads.rows(processWaits, (all) => {
      const then = all
        .where('open', '=', true)
        .where('name', '=', name)
        .where('for', '=', 'signal')
        .where('openedAt', '<', position);
      const others = thrownBy === null ? then : then.where('instance', '!=', BigInt(thrownBy));
      return behind(others, last).orderBy('key').limit(BATCH.waits);
    });
  }
}

function behind(rows: Rows<typeof processWaits>, last: WaitRow | undefined): Rows<typeof processWaits> {
  return last === undefined ? rows : rows.where('key', '>', last.key);
}
