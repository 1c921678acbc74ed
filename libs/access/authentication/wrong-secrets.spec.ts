import { SpecClocks } from '../access.fixture.js';
import { WRONG_SECRET_LIMITS, WrongSecrets } from './wrong-secrets.js';

const { freeOfAddress, freeOfToken, delayOfAddress, delayOfToken, forgetting } = WRONG_SECRET_LIMITS;

function table() {
  const clocks = new SpecClocks();
  return { clocks, secrets: new WrongSecrets(clocks.machineClock) };
}

function repeat(times: number, act: (time: number) => unknown): void {
  for (let time = 0; time < times; time += 1) act(time);
}

describe('wrong secrets', () => {
  it('of one token cost nothing up to a number, then a delay that doubles up to its limit', () => {
    const { secrets } = table();
    repeat(freeOfToken - 1, () => {
      secrets.wrong('a', 'token');
    });
    expect(secrets.delay('a', 'token')).toBe(0);
    secrets.wrong('a', 'token');
    expect(secrets.delay('a', 'token')).toBe(1_000);
    repeat(3, () => {
      secrets.wrong('a', 'token');
    });
    expect(secrets.delay('a', 'token')).toBe(delayOfToken);
  });

  it('of one address over many tokens are delayed longer', () => {
    const { secrets } = table();
    repeat(freeOfAddress + 10, (time) => {
      secrets.wrong('a', `token ${time}`);
    });
    expect(secrets.delay('a', 'another')).toBe(delayOfAddress);
    expect(secrets.delay('b', 'another')).toBe(0);
  });

  it('from others delay the owner of a token no longer than a moment, and not one who was right before', () => {
    const { secrets } = table();
    secrets.right('home', 'token');
    repeat(10_000, (time) => {
      secrets.wrong(`address ${time}`, 'token');
    });
    expect(secrets.delay('elsewhere', 'token')).toBe(delayOfToken);
    expect(secrets.delay('home', 'token')).toBe(0);
  });

  it('end the privilege of a caller who was right before', () => {
    const { secrets } = table();
    secrets.right('home', 'token');
    repeat(freeOfToken, () => {
      secrets.wrong('home', 'token');
    });
    expect(secrets.delay('home', 'token')).toBeGreaterThan(0);
  });

  it('are waited for, and forgotten', () => {
    const { secrets, clocks } = table();
    repeat(freeOfToken, () => {
      secrets.wrong('a', 'token');
    });
    clocks.pass(999);
    expect(secrets.delay('a', 'token')).toBe(1);
    clocks.pass(1);
    expect(secrets.delay('a', 'token')).toBe(0);
    clocks.pass(forgetting);
    secrets.wrong('a', 'token');
    expect(secrets.delay('a', 'token')).toBe(0);
  });

  it('are forgotten when the clock was set back', () => {
    const { secrets, clocks } = table();
    repeat(freeOfToken, () => {
      secrets.wrong('a', 'token');
    });
    clocks.pass(-3_600_000);
    expect(secrets.delay('a', 'token')).toBe(0);
  });
});
