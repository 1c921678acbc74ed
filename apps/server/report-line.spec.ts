import { StoreUnavailable } from '#event-sourcing';
import { reportLine } from './report-line.js';

const incident = {
  eventId: 'e',
  type: 'MeetingOpened',
  stream: 'meeting-42',
  revision: 3n,
  position: 7n,
  writtenAt: '2019-02-14T16:00:00.000Z',
  message: 'TypeError in meetings.projection.ts:12',
};

describe('a line of the log', () => {
  it('names the event at which a part stands still, and the reason', () => {
    expect(reportLine('projection meetings stands still', { incident })).toBe(
      'projection meetings stands still at MeetingOpened (meeting-42@3): TypeError in meetings.projection.ts:12',
    );
  });

  it('names the kind of an error without the text of its message', () => {
    const lines = [new StoreUnavailable('gone', 'unknown'), new SyntaxError('Unexpected token in "Name"')].map(
      (error) => reportLine('the subscription failed', { error }),
    );
    expect(lines[0]).toMatch(/^the subscription failed \(StoreUnavailable/);
    expect(lines[1]).toMatch(/^the subscription failed \(SyntaxError/);
    expect(lines.join()).not.toContain('Name');
  });

  it('is the message alone without further details', () => {
    expect(reportLine('the subscription ended', {})).toBe('the subscription ended');
  });
});
