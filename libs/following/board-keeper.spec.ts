import { BOARD_INTERVAL, BoardKeeper, SIGN_OF_LIFE } from './board-keeper.js';
import { ManualTime } from './manual-time.fixture.js';
import { MemoryNoticeBoard } from './memory-notice-board.fixture.js';
import { report, ToldFollowing } from './told-following.fixture.js';

function keeping() {
  const time = new ManualTime();
  const board = new MemoryNoticeBoard(time);
  const follower = new ToldFollowing('a:1');
  const tenure = { held: true, isHeld: () => tenure.held };
  const reports: string[] = [];
  const { schedule, startStopwatch } = time;
  const ports = { board, tenure, schedule, startStopwatch, report: (message: string) => reports.push(message) };
  const keeper = new BoardKeeper(follower, ports);
  keeper.start();
  return { time, board, follower, tenure, reports, keeper };
}

describe('the server that follows the log', () => {
  it('posts how it is when that changes, and each second that it is there', async () => {
    const { time, board, follower } = keeping();
    await time.pass(SIGN_OF_LIFE - 1);
    expect(board.posts).toBe(1);
    follower.reports = [report('areas', { position: 8n })];
    await time.pass(BOARD_INTERVAL);
    expect(board.posts).toBe(2);
    await time.pass(10 * SIGN_OF_LIFE);
    expect(board.posts).toBe(12);
  });

  it('posts nothing and carries nothing out when its tenure is over', async () => {
    const { time, board, follower, tenure } = keeping();
    await time.pass(0);
    tenure.held = false;
    await board.ask({ kind: 'retry', name: 'areas' });
    const { posts } = board;
    await time.pass(5000);
    expect([board.posts, follower.done, time.timers]).toEqual([posts, [], 0]);
  });

  it('leaves orders alone that it has not begun when it is stopped', async () => {
    const { time, board, follower, keeper } = keeping();
    for (const name of ['areas', 'consultation']) await board.ask({ kind: 'retry', name });
    const retry = follower.retry.bind(follower);
    follower.retry = async (name) => {
      await retry(name);
      keeper.stop();
    };
    await time.pass(5000);
    expect([follower.done, time.timers]).toEqual([['retry areas'], 0]);
  });

  it('says once that the others cannot be told, until they were', async () => {
    const { time, board, reports } = keeping();
    const cut = async (isReachable: boolean): Promise<void> => {
      board.isReachable = isReachable;
      await time.pass(5000);
    };
    await cut(false);
    expect(reports).toEqual(['the other servers cannot be told how far this one is']);
    await cut(true);
    await cut(false);
    expect(reports).toHaveLength(2);
  });
});
