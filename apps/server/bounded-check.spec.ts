import { BoundedCheck } from './bounded-check.js';

const atOnce = (task: () => void): (() => void) => {
  const timer = setImmediate(task);
  return () => {
    clearImmediate(timer);
  };
};
const never = (): (() => void) => () => undefined;

describe('the check of a store', () => {
  it('answers that a store without an answer cannot be reached, and starts no second call', async () => {
    let calls = 0;
    const check = new BoundedCheck('events', () => new Promise<void>(() => void (calls += 1)), atOnce);
    expect(await check.look()).toEqual({ kind: 'store', name: 'events', ready: false, state: 'cannot be reached' });
    expect(await check.look()).toMatchObject({ ready: false });
    expect(calls).toBe(1);
  });

  it('looks again after an answer', async () => {
    const answers = [Promise.reject(new Error('gone')), Promise.resolve()];
    const check = new BoundedCheck('events', () => answers.shift() ?? Promise.resolve(), never);
    expect(await check.look()).toMatchObject({ ready: false, detail: 'gone' });
    expect(await check.look()).toMatchObject({ ready: true, state: 'reachable' });
  });
});
