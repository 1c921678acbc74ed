import { PUBLISH_INTERVAL, StatusPublisher, HEARTBEAT } from './status-publisher.js';
import { ManualTime } from './manual-time.fixture.js';
import { MemorySharedStatus } from './memory-shared-status.fixture.js';
import { report, FakeFollowing } from './fake-following.fixture.js';

function publishing() {
  const time = new ManualTime();
  const shared = new MemorySharedStatus(time);
  const follower = new FakeFollowing('a:1');
  const tenure = { held: true, isHeld: () => tenure.held };
  const reports: string[] = [];
  const { schedule, startStopwatch } = time;
  const ports = { shared, tenure, schedule, startStopwatch, report: (message: string) => reports.push(message) };
  const publisher = new StatusPublisher(follower, ports);
  publisher.start();
  return { time, shared, follower, tenure, reports, publisher };
}

describe('the following server', () => {
  it('publishes its status when it changes, and once a second otherwise', async () => {
    const { time, shared, follower } = publishing();
    await time.pass(HEARTBEAT - 1);
    expect(shared.publications).toBe(1);
    follower.reports = [report('areas', { position: 8n })];
    await time.pass(PUBLISH_INTERVAL);
    expect(shared.publications).toBe(2);
    await time.pass(10 * HEARTBEAT);
    expect(shared.publications).toBe(12);
  });

  it('publishes nothing and executes no request after its tenure', async () => {
    const { time, shared, follower, tenure } = publishing();
    await time.pass(0);
    tenure.held = false;
    await shared.ask({ kind: 'retry', name: 'areas' });
    const { publications } = shared;
    await time.pass(5000);
    expect([shared.publications, follower.done, time.timers]).toEqual([publications, [], 0]);
  });

  it('does not execute requests that it has not begun when it is stopped', async () => {
    const { time, shared, follower, publisher } = publishing();
    for (const name of ['areas', 'consultation']) await shared.ask({ kind: 'retry', name });
    const retry = follower.retry.bind(follower);
    follower.retry = async (name) => {
      await retry(name);
      publisher.stop();
    };
    await time.pass(5000);
    expect([follower.done, time.timers]).toEqual([['retry areas'], 0]);
  });

  it('reports once that its status cannot be published, until it was published again', async () => {
    const { time, shared, reports } = publishing();
    const cut = async (isReachable: boolean): Promise<void> => {
      shared.isReachable = isReachable;
      await time.pass(5000);
    };
    await cut(false);
    expect(reports).toEqual(['the other servers cannot be told how far this one is']);
    await cut(true);
    await cut(false);
    expect(reports).toHaveLength(2);
  });
});
