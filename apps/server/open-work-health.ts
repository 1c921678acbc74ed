import { waitingSchedule, within } from '#event-sourcing';
import type { PartHealth } from '#http';
import type { OpenWorkReport } from '#workflow';

/** Milliseconds: with the rest of the answer, `/health/ready` takes less than a second. */
const MOST_MILLISECONDS = 500;

/** What the workflow does by itself: `0 open` when all that is due is done. Left out while it cannot be read. */
export class OpenWorkHealth {
  #pending: Promise<readonly OpenWorkReport[]> | undefined;

  constructor(private readonly open: () => Promise<readonly OpenWorkReport[]>) {}

  async look(): Promise<readonly PartHealth[]> {
    // Later looks wait for the same read, so that reads of a database that is away do not pile up.
    this.#pending ??= this.#read();
    const reports = await within(this.#pending, MOST_MILLISECONDS, waitingSchedule);
    if (reports === 'late') return [];
    return reports.map(({ name, open }) => ({
      kind: 'policy',
      name: `workflow ${name}`,
      ready: true,
      state: 'live',
      lagSeconds: 0,
      detail: `${open} open`,
    }));
  }

  async #read(): Promise<readonly OpenWorkReport[]> {
    try {
      return await this.open();
    } catch {
      // The other parts say what is missing.
      return [];
    } finally {
      this.#pending = undefined;
    }
  }
}
