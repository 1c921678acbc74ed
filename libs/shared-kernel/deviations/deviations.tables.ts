import type { Evidence, Party } from '#event-sourcing';
import { json, jsonOrNull, table } from '#event-sourcing';

/** Deviations from rules in all streams; `stream` is the stream that noted the deviation. */
export const deviations = table({
  name: 'deviations',
  columns: {
    id: 'text',
    ordinal: 'position',
    stream: 'text',
    category: 'text',
    entity: 'text',
    subject: 'text?',
    rule: 'text',
    ruleVersion: 'text',
    weight: 'text',
    source: 'text',
    reason: 'text',
    reasonEvidence: jsonOrNull<Evidence>(),
    notedOn: 'text',
    notedBy: 'text',
    status: 'text',
    how: 'text?',
    by: jsonOrNull<Party>(),
    endedOn: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['stream'], ['rule']],
});
