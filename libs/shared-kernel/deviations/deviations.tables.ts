import { table } from '#event-sourcing';

/** Every irregular act of every stream that notes them; where it happened is `stream`. */
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
    reasonEvidence: 'json?',
    notedOn: 'text',
    notedBy: 'text',
    status: 'text',
    how: 'text?',
    by: 'json?',
    endedOn: 'text?',
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['ordinal'], ['stream'], ['rule']],
});
