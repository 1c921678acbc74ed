import type { AuditedEvent } from '../crash/history-checker.js';
import { contradictions } from '../crash/history-checker.js';
import { readModels, wholeLog } from '../crash/read-everything.js';
import { RecordedClient } from '../crash/recorded-client.js';
import { DAY, Sittings } from '../journeys/sittings.js';
import type { ServerProcess } from '../support/server-process.js';
import { until } from '../support/until.js';
import { clientOf, ready, settled } from './shared-log.fixture.js';
import { SturdyCaller } from './sturdy-caller.fixture.js';

/** Few enough that policies keep pace, so that they are in the middle of something and not far behind. */
const AT_ONCE = 2;

interface TypedEvent extends AuditedEvent {
  readonly type: string;
}

interface PaperRead {
  readonly status: string;
  readonly effect: string | null;
  readonly steps: readonly { readonly outcomes: readonly object[] }[];
}

/** Papers on which a committee decides, as long as there is work: the policy `consultation` carries each decision over. */
export class DecidedPapers {
  readonly papers: string[] = [];
  readonly #callers: SturdyCaller[] = [];
  readonly #workers: Promise<void>[] = [];
  #committee = '';
  #ended = false;

  constructor(private readonly servers: readonly ServerProcess[]) {}

  /** Resolves when the first papers are decided; more follow until the end. */
  async start(): Promise<void> {
    const caller = this.#caller('office');
    this.#committee = (
      await caller.does('/committees', { name: 'Ausschuss', kind: 'committee', constitutedOn: '2018' })
    ).id;
    for (let worker = 0; worker < AT_ONCE; worker += 1) this.#workers.push(this.#decideOn(this.#caller(`w${worker}`)));
    await this.more(2);
  }

  /** Resolves when this number of further papers is decided. */
  async more(papers: number): Promise<void> {
    const goal = this.papers.length + papers;
    await until(async () => this.papers.length >= goal);
  }

  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#workers);
  }

  /** Every promise that this server's log and read models break; empty when none. */
  async broken(server: ServerProcess): Promise<readonly string[]> {
    const mistakes: string[] = [];
    await settled(server);
    for (const path of this.papers) {
      const read = async (): Promise<PaperRead> => (await clientOf(server).get(path).expect(200)).body as PaperRead;
      await until(async () => (await read()).status === 'concluded');
      const { effect, steps } = await read();
      if (effect !== 'approved' || steps.length !== 1 || steps[0]?.outcomes.length !== 1)
        mistakes.push(`${path}: ${effect}`);
    }
    await settled(server);
    const log = await wholeLog<TypedEvent>(clientFor(server));
    const actor = log.find(({ stream }) => stream.startsWith('committee-'))?.actor ?? '';
    const sent = this.#callers.flatMap((caller) => caller.sent);
    return [...mistakes, ...this.#notOnce(log), ...contradictions(sent, log, actor)];
  }

  /** Papers for which the policy acted not exactly once. */
  #notOnce(log: readonly TypedEvent[]): readonly string[] {
    return this.papers.flatMap((path) => {
      const types = log.filter(({ stream }) => stream === path.replace('/papers/', 'paper-')).map(({ type }) => type);
      return ['StepOutcomeRecorded', 'PaperConcluded']
        .map((type) => `${types.filter((one) => one === type).length} ${type} of ${path}`)
        .filter((found) => !found.startsWith('1 '));
    });
  }

  #caller(name: string): SturdyCaller {
    const caller = new SturdyCaller(name, this.servers);
    this.#callers.push(caller);
    return caller;
  }

  async #decideOn(caller: SturdyCaller): Promise<void> {
    const sittings = new Sittings(caller, this.#committee);
    while (!this.#ended) {
      const { id: paper } = await caller.does('/papers', { title: 'Konzept' });
      const path = `/papers/${paper}`;
      await caller.does(`${path}/release`);
      await caller.does(`${path}/submission`, { reference: `2019${paper.slice(0, 8)}`, year: 2019 });
      await caller.does(`${path}/steps`, { committee: this.#committee, role: 'deciding' });
      const { at } = await sittings.of('open', { paper: { kind: 'paper', paper } });
      await caller.does(`${at}/adoption`, { occurredOn: DAY });
      this.papers.push(path);
    }
  }
}

export function clientFor({ url, token }: ServerProcess): RecordedClient {
  return new RecordedClient(url, token);
}

/** The content of the read models, before and after each was rebuilt from the log. */
export async function readAndRebuilt(server: ServerProcess): Promise<readonly [unknown, unknown]> {
  const client = clientFor(server);
  const before = await readModels(client);
  const { items } = (await clientOf(server).get('/projections').expect(200)).body as {
    readonly items: readonly { readonly name: string }[];
  };
  for (const { name } of items) await clientOf(server).post(`/projections/${name}/rebuild`).expect(202);
  await ready(server);
  return [before, await readModels(client)];
}
