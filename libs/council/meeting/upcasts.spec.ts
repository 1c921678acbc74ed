import type { Json, StoredEvent } from '#event-sourcing';
import { MessageRegistry } from '#event-sourcing';
import { readFileSync } from 'node:fs';
import { paperShapes } from '../paper/paper.events.js';
import { meetingShapes } from './meeting.events.js';

// Golden files: events as they were written once, never edited.
function golden(name: string): Json {
  const file = new URL(`../../../test/fixtures/events/${name}.v1.json`, import.meta.url);
  // JSON.parse is declared as any.
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}

function stored(type: string, data: Json): StoredEvent {
  const metadata = { occurredOn: '2019-02-14', schemaVersion: 1 };
  return { id: 'e', type, data, metadata, stream: 'meeting-1', revision: 0n, position: 1n };
}

describe('an event that was recorded before joint sittings and parts of the agenda', () => {
  const { DeviationNoted: _, DeviationResolved: __, ...paper } = paperShapes;
  const registry = new MessageRegistry([meetingShapes, paper]);

  it.each([
    ['MeetingScheduled', 'meeting-scheduled', { jointWith: [] }],
    ['HeldMeetingRecorded', 'held-meeting-recorded', { jointWith: [] }],
    ['ItemAdded', 'item-added', { part: 'notPublic' }],
    ['ItemOutcomeRecorded', 'item-outcome-recorded', {}],
    ['OutcomeCorrected', 'outcome-corrected', {}],
    ['StepOutcomeRecorded', 'step-outcome-recorded', {}],
    ['StepOutcomeCorrected', 'step-outcome-corrected', {}],
  ])('is read in its second version: %s', (type, name, added) => {
    const data = golden(name);
    expect(registry.decode(stored(type, data)).data).toEqual({ ...(data as object), ...added });
    expect(registry.versionOf(type)).toBe(2);
  });
});
