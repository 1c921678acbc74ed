import { json, table } from '#event-sourcing';
import type { Subject } from '#shared-kernel';

/** Every place that ever named a measure or goal: an item of a meeting, or a version of a paper. */
export const namedPlaces = table({
  name: 'namedPlaces',
  columns: { thing: 'text', place: 'text', meeting: 'text?', item: 'text?', paper: 'text?' },
  key: ['thing', 'place'],
  visibility: {
    boundTo: [
      { category: 'meeting', id: 'meeting', part: 'item' },
      { category: 'paper', id: 'paper' },
    ],
  },
});

/** Outcomes of which a reminder was sent, with the subjects that were not carried out. */
export const outcomeReminders = table({
  name: 'outcomeReminders',
  columns: { event: 'text', on: 'text', open: json<readonly Subject[]>() },
  key: ['event'],
  visibility: 'everyone',
});
