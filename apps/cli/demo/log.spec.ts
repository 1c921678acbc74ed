import type { Evidence } from '#event-sourcing';
import type { AccountEntry } from './account.js';
import type { LoggedEvent } from './log.js';
import { differencesOf, markOf } from './log.js';

const document: Evidence = { kind: 'document', reference: 'Auszug', sha256: 'f'.repeat(64) };
const somebody = { kind: 'unknown' };
const policy = { kind: 'policy', name: 'cadence' };

function logged(event: string, evidence: Evidence, actedBy: object & { kind: string } = somebody): LoggedEvent {
  const recordedAt = '2019-02-21T08:00:00.000Z';
  return { event, stream: 'committee-c', type: 'CadenceWarned', actedBy, recordedAt, evidence };
}

describe('The mark of an event', () => {
  it.each([
    ['stated in the extract', document, somebody],
    ['inferred', { ...document, inferredFrom: 'steuern den Prozess' }, somebody],
    ['illustration', { kind: 'illustration' }, somebody],
    ['illustration, by itself', { kind: 'illustration' }, policy],
    ['by itself', { kind: 'system', policy: 'cadence' }, policy],
    [undefined, { kind: 'oral', reference: 'Anruf' }, somebody],
  ] as const)('is "%s" by its evidence and by who acted', (mark, evidence, actedBy) => {
    expect(markOf({ evidence, actedBy })).toBe(mark);
  });
});

describe('The comparison of the account with the log', () => {
  const warned = logged('e', { kind: 'illustration' }, policy);
  const entry: AccountEntry = { mark: 'illustration, by itself', text: 'Warned.', events: ['e'] };

  it('finds nothing where both say the same', () => {
    expect(differencesOf([entry], [warned])).toEqual([]);
  });

  it.each([
    ['another mark', { ...entry, mark: 'by itself' }, '"Warned." is marked "by itself", CadenceWarned'],
    ['an event that is not there', { ...entry, events: ['e', 'x'] }, 'that the log does not have: x'],
    ['a fact without events', { ...entry, events: [] }, 'tells of no event'],
  ] as const)('finds %s', (_what, told, difference) => {
    expect(differencesOf([told], [warned])).toEqual([expect.stringContaining(difference)]);
  });

  it('finds another passage, and a fact of the extract that is not told, or twice', () => {
    const fact = logged('f', { ...document, inferredFrom: 'steuern den Prozess' });
    const told: AccountEntry = { mark: 'inferred', text: 'Led.', passage: 'steuern den Prozess', events: ['f'] };
    expect(differencesOf([told], [fact])).toEqual([]);
    expect(differencesOf([{ ...told, passage: 'steuern' }], [fact])).toHaveLength(1);
    expect(differencesOf([], [fact])).toEqual([expect.stringContaining('is not told once')]);
    expect(differencesOf([told, told], [fact])).toEqual([expect.stringContaining('is not told once')]);
  });
});
