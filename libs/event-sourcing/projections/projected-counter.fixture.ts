import { setImmediate as nextTurn } from 'node:timers/promises';
import { claimShapes } from '../claims/claim-shapes.js';
import { MessageRegistry } from '../messages/message-registry.js';
import { counterDecider, counterHandler, counting } from '../testing/counter.fixture.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import { MemoryReadModels } from './memory-read-models.fixture.js';
import type { Projection } from './projection.js';
import type { ProjectionRunnerOptions } from './projection-runner.js';
import { ProjectionRunner } from './projection-runner.js';
import { put, table } from './table.js';

/** A projection with one row for each `Counted` event. Other events only delay the writing of its checkpoint. */
export function countingProjection(name: string): Projection {
  const counted = table({ name, columns: { position: 'position' }, key: ['position'] });
  return {
    name,
    version: 1,
    tables: [counted],
    reads: ['counter'],
    project: ({ type, position }) => (type === 'Counted' ? [put(counted, { position })] : []),
  };
}

/** A log with an open counter, read models, and timers that the spec rings. */
export class ProjectedCounter {
  readonly store = new MemoryEventStore();
  readonly handler = counterHandler(this.store);
  readonly readModels = new MemoryReadModels();
  readonly reports: string[] = [];
  readonly #timers = new Set<{ readonly task: () => void; readonly milliseconds: number }>();
  #count = 0;

  static async open(): Promise<ProjectedCounter> {
    const projected = new ProjectedCounter();
    await projected.handler.handle(counting('OpenCounter', 'open'));
    return projected;
  }

  runner(options: Partial<ProjectionRunnerOptions> = {}): ProjectionRunner {
    return new ProjectionRunner({
      store: this.store,
      registry: new MessageRegistry([counterDecider.events, claimShapes]),
      readModels: this.readModels,
      projections: [countingProjection('one'), countingProjection('two')],
      random: () => 0,
      report: (message) => this.reports.push(message),
      schedule: (task, milliseconds) => {
        const timer = { task, milliseconds };
        this.#timers.add(timer);
        return () => this.#timers.delete(timer);
      },
      ...options,
    });
  }

  async started(options: Partial<ProjectionRunnerOptions> = {}): Promise<ProjectionRunner> {
    const runner = this.runner(options);
    await runner.start();
    await runner.caughtUp();
    return runner;
  }

  /** One more event with a row. */
  async count(): Promise<void> {
    await this.handler.handle(counting('Count', `${(this.#count += 1)}`, { by: 1 }));
  }

  /** One more event without a row. */
  async rename(): Promise<void> {
    await this.handler.handle(counting('Rename', `${(this.#count += 1)}`, { label: `${this.#count}` }));
  }

  /** Rings the timers that are set for this number of milliseconds. */
  ring(milliseconds: number): void {
    for (const timer of this.#timers) {
      if (timer.milliseconds !== milliseconds || !this.#timers.delete(timer)) continue;
      timer.task();
    }
  }

  /** Gives pending promises some turns of the event loop. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < 10; turns += 1) await nextTurn();
  }
}
