import { contradictions } from './history-checker.js';

const event = (name: string, command: string, revision: string) => ({
  event: name,
  stream: 'a-1',
  revision,
  actor: 'me',
  command,
  type: 'ThingHappened',
});
const command = (key: string, events: string[]) => ({
  key,
  path: '',
  body: {},
  answer: { status: 201, body: { id: '1', stream: 'a-1', events } },
});

describe('the history checker', () => {
  const log = [event('e1', 'c1', '0'), event('e2', 'c1', '1'), event('e3', 'c2', '2')];
  const sent = [command('k1', ['e1', 'e2']), command('k2', ['e3'])];

  it('finds no fault in a log that kept every promise', () => {
    expect(contradictions(sent, log, 'me')).toEqual([]);
  });

  it('finds a lost command, half a command and a command without an answer', () => {
    expect(contradictions(sent, log.slice(0, 2), 'me')).toHaveLength(1);
    expect(
      contradictions(
        sent,
        [log[0], log[2]].flatMap((one) => one ?? []),
        'me',
      ).length,
    ).toBeGreaterThan(0);
    expect(contradictions([...sent, { key: 'k3', path: '', body: {} }], log, 'me')).toEqual(['k3 never got an answer']);
  });

  it('finds a command applied twice', () => {
    expect(contradictions(sent, [...log, event('e4', 'c2', '3')], 'me')).toHaveLength(2);
  });

  it('finds a gap in a stream', () => {
    expect(contradictions([], [event('e1', 'c1', '1')], 'somebody else')).toEqual(['a-1 has gaps or doubles']);
  });
});
