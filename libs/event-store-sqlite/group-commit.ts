import type { AppendResult, GroupLimits } from '#event-sourcing';
import { appendBytes } from '#event-sourcing';
import { GroupFailed } from './event-writer.js';
import type { AppendOutcome, CheckedAppend } from './event-writer.js';

/** Limits of one transaction: it takes the appends of one turn of the event loop. */
export const GROUP_LIMITS: GroupLimits = { appends: 256, bytes: 1024 * 1024 };

interface WaitingAppend {
  readonly append: CheckedAppend;
  readonly bytes: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects the appends of one turn of the event loop and writes them together, so that one fsync makes all of them
 * durable. Each promise settles after the commit of its group, in the order of the appends.
 */
export class GroupCommit {
  #waiting: WaitingAppend[] = [];
  #scheduled = false;

  /** @param writeGroup throws `GroupFailed` (or a defect) when nothing of the group was committed */
  constructor(readonly writeGroup: (group: readonly CheckedAppend[]) => readonly AppendOutcome[]) {}

  append(append: CheckedAppend): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, bytes: appendBytes(append.events), resolve, reject });
      this.#schedule();
    });
  }

  /** Writes all waiting appends now. */
  drain(): void {
    while (this.#waiting.length > 0) this.#writeNextGroup();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#waiting.length === 0) return;
      this.#writeNextGroup();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #writeNextGroup(): void {
    const group = this.#takeGroup();
    try {
      const outcomes = this.writeGroup(group.map(({ append }) => append));
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined || outcome.failed) reject(outcome?.error);
        else resolve(outcome.result);
      }
    } catch (error) {
      for (const { reject } of group) reject(error instanceof GroupFailed ? error.cause : error);
    }
  }

  #takeGroup(): readonly WaitingAppend[] {
    let bytes = 0;
    const end = this.#waiting.findIndex((waiting, index) => {
      bytes += waiting.bytes;
      return index > 0 && (bytes > GROUP_LIMITS.bytes || index === GROUP_LIMITS.appends);
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }
}
