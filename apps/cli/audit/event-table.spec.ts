import type { EventItem } from './event-table.js';
import { auditTable } from './event-table.js';

const event: EventItem = {
  ...{ position: 'log.7', stream: 'strategyProcess-p', revision: '1', type: 'ProcessInitiated', data: {} },
  ...{ actor: 'a', actedBy: { kind: 'unknown' }, occurredOn: 'unknown', recordedAt: '2019-02-21T08:00:00.000Z' },
  evidence: { kind: 'document', reference: 'Auszug', locus: 'TOP 5' },
};

describe('The table of events', () => {
  it('tells what a document states from what is inferred from it', () => {
    const inferred = { ...event, evidence: { ...event.evidence, inferredFrom: 'steuern den Prozess' } };
    const lines = auditTable([event, inferred], Infinity).split('\n');
    expect(lines[1]).toMatch(/ document, TOP 5: Auszug$/u);
    expect(lines[2]).toMatch(/ inferred from a document, TOP 5: Auszug$/u);
  });

  it('shows who typed by the label of the actor, and by the id where it has none', () => {
    const lines = auditTable([event, { ...event, actor: 'b' }], Infinity, new Map([['a', 'Prozessleitung']])).split(
      '\n',
    );
    expect(lines[1]).toContain(' Prozessleitung ');
    expect(lines[2]).toMatch(/ b +strategyProcess-p /u);
  });
});
