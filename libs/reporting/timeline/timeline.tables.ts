import type { Evidence, Party } from '#event-sourcing';
import { json, table, word } from '#event-sourcing';
import type { TimelineCategory } from './timeline-events.js';

/** One row an event. `source` is the event itself, or the meeting's event that was carried to a paper: corrections name it. */
export const timelineEntries = table({
  name: 'timelineEntries',
  columns: {
    event: 'text',
    stream: 'text',
    entity: 'text',
    /** The agenda item that the event is about. */
    meeting: 'text?',
    item: 'text?',
    kind: word<TimelineCategory>(),
    type: 'text',
    data: json<object>(),
    source: 'text',
    actedBy: json<Party>(),
    evidence: json<Evidence>(),
  },
  key: ['event'],
  indexes: [['entity']],
  visibility: { boundTo: [{ stream: 'stream' }, { category: 'meeting', id: 'meeting', part: 'item' }] },
});

/**
 * The date of an event, as known since the log's position `since`. A refined date is a further row, so that a sequence of
 * pages can be read as the log was at its first page. `first` and `last` are the days that the date means.
 */
export const timelineDates = table({
  name: 'timelineDates',
  columns: {
    event: 'text',
    since: 'position',
    stream: 'text',
    entity: 'text',
    refined: 'boolean',
    on: 'text',
    first: 'text',
    last: 'text',
  },
  key: ['event', 'since'],
  indexes: [['entity']],
  visibility: { boundTo: [{ stream: 'stream' }] },
});

/** Which processes an entity concerns; a process concerns itself. */
export const timelineLinks = table({
  name: 'timelineLinks',
  columns: { stream: 'text', entity: 'text', process: 'text', since: 'position' },
  key: ['entity', 'process', 'since'],
  indexes: [['process']],
  visibility: { boundTo: [{ stream: 'stream' }] },
});

/** `by` is the event that took the place of the entry with this source. */
export const timelineCorrections = table({
  name: 'timelineCorrections',
  columns: { entity: 'text', source: 'text', by: 'text' },
  key: ['entity', 'source'],
  visibility: 'everyone',
});
