import { until } from '../../../test/support/until.js';
import { LeadingWork } from './leading-work.js';

/** Work whose rounds are counted. */
class CountedWork {
  readonly name = 'counted work';
  rounds = 0;
  takeOvers = 0;
  more = 0;
  fault: Error | undefined;
  /** Holds each round until it resolves. */
  held: Promise<unknown> = Promise.resolve();

  takeOver(): void {
    this.takeOvers += 1;
  }

  async round(): Promise<boolean> {
    this.rounds += 1;
    await this.held;
    if (this.fault !== undefined) throw this.fault;
    this.more -= 1;
    return this.more > 0;
  }
}

let work: CountedWork;
let leads: boolean;
/** How often it was asked whether this server leads. */
let asked: number;
let reports: string[];
let leading: LeadingWork;

beforeEach(() => {
  work = new CountedWork();
  leads = true;
  asked = 0;
  reports = [];
  leading = new LeadingWork(
    [work],
    () => {
      asked += 1;
      return leads;
    },
    (message) => reports.push(message),
  );
});
afterEach(async () => {
  await leading.stop();
});

describe('The work of the following server', () => {
  it('is looked for by itself, again at once while there is more', async () => {
    work.more = 50;
    leading.start();
    await until(() => work.rounds >= 50);
    expect(work.takeOvers).toBe(1);
  });

  it('is left to others while another server leads, and begins anew with each take-over', async () => {
    leads = false;
    leading.start();
    await until(() => asked === 2);
    expect(work.rounds).toBe(0);
    leads = true;
    await until(() => work.takeOvers === 1);
    leads = false;
    const before = asked;
    await until(() => asked > before);
    leads = true;
    await until(() => work.takeOvers === 2);
  });

  it('is reported once when it fails, and tried again', async () => {
    work.fault = new Error('the store is away');
    leading.start();
    await until(() => work.rounds >= 2);
    expect(reports).toEqual(["the workflow's counted work cannot go on now and will try again"]);
    work.fault = undefined;
    const before = work.rounds;
    await until(() => work.rounds > before);
  });

  it('ends with the round in progress', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    work.held = promise;
    leading.start();
    await until(() => work.rounds === 1);
    let ended = false;
    const stopped = leading.stop().then(() => {
      ended = true;
    });
    expect(ended).toBe(false);
    resolve(undefined);
    await stopped;
    expect(work.rounds).toBe(1);
  });
});
