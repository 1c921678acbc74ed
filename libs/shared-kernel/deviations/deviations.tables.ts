import type { DeviationEnd, DeviationNoted, Evidence, Party } from '#event-sourcing';
import { json, jsonOrNull, table, word, wordOrNull } from '#event-sourcing';

export const DEVIATION_STATUSES = ['open', 'ended'] as const;

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
    weight: word<DeviationNoted['data']['weight']>(),
    source: 'text',
    reason: 'text',
    reasonEvidence: jsonOrNull<Evidence>(),
    notedOn: 'text',
    notedBy: 'text',
    status: word<(typeof DEVIATION_STATUSES)[number]>(),
    how: wordOrNull<DeviationEnd>(),
    by: jsonOrNull<Party>(),
    endedOn: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['stream'], ['rule']],
  visibility: { boundTo: [{ stream: 'stream', part: 'subject' }] },
});
