import type { Schedule } from '../policies/alarm.js';
import type { LogConsumer } from './log-consumer.js';
import { standsStill } from './log-consumer.js';

/** A wait for a consumer ended before the consumer reached the position. */
export class PositionNotReached extends Error {
  override readonly name = 'PositionNotReached';
  constructor(
    readonly because: 'stopped' | 'late' | 'aborted',
    readonly consumer: string,
  ) {
    super(because === 'stopped' ? `${consumer} stands still` : `${consumer} is not that far yet`);
  }
}

type IsThere = (consumer: LogConsumer) => boolean;

export interface WaitOptions {
  /** Default: no limit. */
  readonly milliseconds?: number;
  readonly signal?: AbortSignal;
}

interface Waiting {
  readonly consumers: readonly LogConsumer[];
  readonly isThere: IsThere;
  settle(error?: PositionNotReached): void;
}

export function isAt(position: bigint): IsThere {
  return (consumer) => consumer.position !== undefined && consumer.position >= position;
}

/** Calls that wait until consumers have reached a position or state. */
export class Progress {
  readonly #waiting = new Set<Waiting>();

  constructor(private readonly schedule: Schedule) {}

  /** Resolves when `isThere` holds for all. @throws PositionNotReached after the time, at an abort, or when one stands still */
  async reached(
    consumers: readonly LogConsumer[],
    isThere: IsThere,
    { milliseconds, signal }: WaitOptions = {},
  ): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const giveUp = (because: PositionNotReached['because']) => (): void => {
        const late = consumers.find((consumer) => !isThere(consumer));
        waiting.settle(new PositionNotReached(because, late?.name ?? ''));
      };
      const abort = giveUp('aborted');
      const cancel = milliseconds === undefined ? undefined : this.schedule(giveUp('late'), milliseconds);
      const waiting: Waiting = {
        consumers,
        isThere,
        settle: (error) => {
          cancel?.();
          signal?.removeEventListener('abort', abort);
          this.#waiting.delete(waiting);
          if (error === undefined) resolve();
          else reject(error);
        },
      };
      this.#waiting.add(waiting);
      signal?.addEventListener('abort', abort);
      if (signal?.aborted === true) abort();
      else this.#look(waiting);
    });
  }

  /** To be called when a consumer has moved on, stopped or restarted. */
  moved(): void {
    for (const waiting of this.#waiting) this.#look(waiting);
  }

  #look(waiting: Waiting): void {
    const missing = waiting.consumers.filter((consumer) => !waiting.isThere(consumer));
    const stopped = missing.find(({ status }) => standsStill(status));
    if (stopped !== undefined) waiting.settle(new PositionNotReached('stopped', stopped.name));
    else if (missing.length === 0) waiting.settle();
  }
}
