import { table } from '#event-sourcing';

/** Where a measure or goal was ever named: an item (of a meeting) or a version of a paper. */
export const namedPlaces = table({
  name: 'namedPlaces',
  columns: { thing: 'text', place: 'text', meeting: 'text?', item: 'text?', paper: 'text?' },
  key: ['thing', 'place'],
});

/** Outcomes that were reminded of what nobody carried out. */
export const outcomeReminders = table({
  name: 'outcomeReminders',
  columns: { event: 'text', on: 'text', open: 'json' },
  key: ['event'],
});
