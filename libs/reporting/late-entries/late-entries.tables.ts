import type { Evidence } from '#event-sourcing';
import { json, table } from '#event-sourcing';

/**
 * Facts that were recorded more than 14 days after the last day on which they may have happened; `unknown` is never
 * late. `daysLate` counts from that day.
 */
export const lateEntries = table({
  name: 'lateEntries',
  columns: {
    event: 'text',
    ordinal: 'position',
    stream: 'text',
    category: 'text',
    entity: 'text',
    type: 'text',
    occurredOn: 'text',
    recordedOn: 'text',
    daysLate: 'integer',
    actor: 'text',
    evidence: json<Evidence>(),
    /** The agenda item that the event is about. */
    meeting: 'text?',
    item: 'text?',
  },
  key: ['event'],
  indexes: [['ordinal'], ['category', 'ordinal'], ['stream', 'ordinal']],
  visibility: { boundTo: [{ stream: 'stream' }, { category: 'meeting', id: 'meeting', part: 'item' }] },
});
