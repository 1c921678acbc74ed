import type { SeededRandom } from '../support/seeded-random.js';
import type { AuditedEvent } from './history-checker.js';
import type { RecordedClient, SentCommand } from './recorded-client.js';

const IN_FLIGHT = 16;

/** Random commands of every kind, 16 at once: creations, several events in one append, conflicts, claims, repetitions. */
export class Load {
  #number = 0;
  readonly #organisations: string[] = [];
  readonly #papers: string[] = [];
  #committee: string | undefined;
  #gone = false;

  constructor(
    private readonly client: Pick<RecordedClient, 'send'>,
    private readonly random: SeededRandom,
  ) {}

  /** Until the server is gone. */
  async runUntilGone(): Promise<void> {
    this.#gone = false;
    await Promise.all(Array.from({ length: IN_FLIGHT }, () => this.#worker()));
  }

  /** The sender of these commands, as the log names it. */
  actorIn(log: readonly AuditedEvent[]): string {
    const own = log.find(({ stream }) => stream.startsWith('organisation-'));
    if (own === undefined) throw new Error('the load made no organisation');
    return own.actor;
  }

  async #worker(): Promise<void> {
    while (!this.#gone) {
      this.#number += 1;
      const key = `load ${this.#number}`;
      const action = this.random.pick([
        () => this.#register(key),
        () => this.#rename(key),
        () => this.#rename(key),
        () => this.#holdMeeting(key),
        () => this.#draft(key),
        () => this.#release(key),
        () => this.#twice(key),
      ]);
      await action();
    }
  }

  async #send(key: string, path: string, body: object): Promise<SentCommand | undefined> {
    const sent = await this.client.send(key, path, body);
    if (sent === undefined) this.#gone = true;
    return sent;
  }

  async #register(key: string): Promise<void> {
    const sent = await this.#send(key, '/organisations', { name: `Bereich ${key}`, kind: 'area' });
    if (sent?.answer?.status === 201) this.#organisations.push(sent.answer.body.id);
  }

  /** Few organisations, many renamings: several at once reach the same stream. */
  async #rename(key: string): Promise<void> {
    const id = this.#organisations.slice(0, 3).at(this.random.between(0, 2));
    if (id === undefined) {
      await this.#register(key);
      return;
    }
    await this.#send(key, `/organisations/${id}/name`, { name: `Bereich nach ${key}` });
  }

  /** One append of several events. */
  async #holdMeeting(key: string): Promise<void> {
    const committee = this.#committee ?? (await this.#constitute(key));
    if (committee === undefined) return;
    const number = this.#number;
    const heldOn = `20${String(10 + (number % 10))}-0${1 + (number % 9)}-1${number % 10}`;
    const items = ['1', '2', '3'].map((item) => ({
      number: item,
      title: `Punkt ${item} von ${key}`,
      outcome: { kind: 'acknowledged' },
    }));
    await this.#send(`${key} meeting`, '/meetings/held', { committee, heldOn, completeness: 'full', items });
  }

  async #constitute(key: string): Promise<string | undefined> {
    const sent = await this.#send(`${key} committee`, '/committees', {
      name: `Beispielausschuss ${key}`,
      kind: 'committee',
    });
    this.#committee ??= sent?.answer?.body.id;
    return this.#committee;
  }

  async #draft(key: string): Promise<void> {
    const sent = await this.#send(key, '/papers', { title: `Vorlage ${key}` });
    if (sent?.answer?.status === 201) this.#papers.push(sent.answer.body.id);
  }

  /** Releases and submits; few references, so that several papers claim the same one. */
  async #release(key: string): Promise<void> {
    const paper = this.#papers.shift();
    if (paper === undefined) {
      await this.#draft(key);
      return;
    }
    await this.#send(key, `/papers/${paper}/release`, {});
    await this.#send(`${key} submit`, `/papers/${paper}/submission`, {
      reference: `2019${this.random.between(1000, 1200)}`,
      year: 2019,
    });
  }

  /** The same command twice at once: both are recorded, both must get one answer. */
  async #twice(key: string): Promise<void> {
    const body = { name: `Bereich ${key}`, kind: 'partner' };
    const [first, second] = await Promise.all([
      this.#send(key, '/organisations', body),
      this.#send(key, '/organisations', body),
    ]);
    if (first?.answer === undefined || second?.answer === undefined) return;
    expect(second.answer.body.events).toEqual(first.answer.body.events);
  }
}
