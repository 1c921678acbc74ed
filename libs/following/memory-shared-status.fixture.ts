import type { Json, PendingRequest, PublishedStatus, SharedStatus } from '#event-sourcing';
import { ReadModelsUnavailable } from '#event-sourcing';
import type { ManualTime } from './manual-time.fixture.js';

/** A shared status table in memory, which keeps JSON only and can be out of reach. */
export class MemorySharedStatus implements SharedStatus {
  readonly asked: { readonly id: string; readonly request: Json; answer?: Json }[] = [];
  isReachable = true;
  publications = 0;
  reads = 0;
  answers = 0;
  #published: { readonly text: string; readonly at: number } | undefined;

  constructor(private readonly time: ManualTime) {}

  async publish(status: Json): Promise<void> {
    this.#reach();
    this.publications += 1;
    this.#published = { text: JSON.stringify(status), at: this.time.now };
  }

  async read(): Promise<PublishedStatus | undefined> {
    this.#reach();
    this.reads += 1;
    if (this.#published === undefined) return undefined;
    const { text, at } = this.#published;
    return { status: copy(text), ageSeconds: (this.time.now - at) / 1000 };
  }

  async ask(request: Json): Promise<string> {
    this.#reach();
    const id = `request ${this.asked.length}`;
    this.asked.push({ id, request: copy(JSON.stringify(request)) });
    return id;
  }

  async pendingRequests(): Promise<readonly PendingRequest[]> {
    this.#reach();
    return this.asked.filter(({ answer }) => answer === undefined);
  }

  async answer(id: string, result: Json): Promise<void> {
    this.#reach();
    this.answers += 1;
    const asked = this.asked.find((one) => one.id === id);
    if (asked !== undefined) asked.answer = copy(JSON.stringify(result));
  }

  async answerTo(id: string): Promise<Json | undefined> {
    this.#reach();
    return this.asked.find((one) => one.id === id)?.answer;
  }

  #reach(): void {
    if (!this.isReachable) throw new ReadModelsUnavailable('the shared status cannot be reached');
  }
}

function copy(text: string): Json {
  // JSON.parse is declared as any; the text was written by JSON.stringify.
  return JSON.parse(text) as Json;
}
