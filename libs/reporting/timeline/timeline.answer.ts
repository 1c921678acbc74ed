import type { AnswerOf } from '#http';
import { answer, partySchema, rowSchema } from '#http';
import { aboutSchema, namedSchema } from '#shared-kernel';
import { TIMELINE_CATEGORIES } from './timeline-events.js';
import { timelineEntries } from './timeline.tables.js';

const { choice, flag, id, orNull, shape, text } = answer;

/** An event as the time line shows it. */
export const timelineEntry = rowSchema(timelineEntries, {
  without: ['kind', 'source', 'stream', 'meeting', 'item'],
  and: {
    on: text('2019-02-14', 'As known now: a day, a month, a year, or `unknown`.'),
    entity: shape({
      kind: choice(...TIMELINE_CATEGORIES),
      id: id(),
    }),
    actedBy: partySchema,
    about: aboutSchema,
    mentioned: answer.list(namedSchema),
    illustration: flag(false),
    correctedBy: { ...orNull(id()), description: 'The event that took its place.' },
  },
  examples: { type: 'ProcessDrafted', data: { title: 'Wir alle sind LU' } },
});

export type TimelineEntry = AnswerOf<typeof timelineEntry>;
