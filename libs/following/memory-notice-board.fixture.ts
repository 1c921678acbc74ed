import type { Json, Notice, NoticeBoard, Order } from '#event-sourcing';
import { ReadModelsUnavailable } from '#event-sourcing';
import type { ManualTime } from './manual-time.fixture.js';

/** A board in memory, which keeps JSON alone and can be out of reach. */
export class MemoryNoticeBoard implements NoticeBoard {
  readonly asked: { readonly id: string; readonly request: Json; answer?: Json }[] = [];
  isReachable = true;
  posts = 0;
  looks = 0;
  answers = 0;
  #hanging: { readonly text: string; readonly at: number } | undefined;

  constructor(private readonly time: ManualTime) {}

  async post(notice: Json): Promise<void> {
    this.#reach();
    this.posts += 1;
    this.#hanging = { text: JSON.stringify(notice), at: this.time.now };
  }

  async read(): Promise<Notice | undefined> {
    this.#reach();
    this.looks += 1;
    if (this.#hanging === undefined) return undefined;
    const { text, at } = this.#hanging;
    return { notice: copy(text), ageSeconds: (this.time.now - at) / 1000 };
  }

  async ask(request: Json): Promise<string> {
    this.#reach();
    const id = `order ${this.asked.length}`;
    this.asked.push({ id, request: copy(JSON.stringify(request)) });
    return id;
  }

  async orders(): Promise<readonly Order[]> {
    this.#reach();
    return this.asked.filter(({ answer }) => answer === undefined);
  }

  async answer(id: string, result: Json): Promise<void> {
    this.#reach();
    this.answers += 1;
    const order = this.asked.find((one) => one.id === id);
    if (order !== undefined) order.answer = copy(JSON.stringify(result));
  }

  async answerTo(id: string): Promise<Json | undefined> {
    this.#reach();
    return this.asked.find((one) => one.id === id)?.answer;
  }

  #reach(): void {
    if (!this.isReachable) throw new ReadModelsUnavailable('the board cannot be reached');
  }
}

function copy(text: string): Json {
  return JSON.parse(text) as Json;
}
