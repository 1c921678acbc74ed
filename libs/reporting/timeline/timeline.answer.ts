import { answer, partySchema, rowSchema } from '#http';
import { aboutSchema, namedSchema } from '#shared-kernel';
import { timelineEntries } from './timeline.tables.js';

const { choice, flag, id, orNull, shape, text } = answer;

/** What happened, as the time line shows it. */
export const timelineEntry = rowSchema(timelineEntries, {
  without: ['kind', 'source'],
  and: {
    on: text('2019-02-14', 'As known now: a day, a month, a year, or `unknown`.'),
    entity: shape({
      kind: choice(
        'strategyProcess',
        'committee',
        'meeting',
        'paper',
        'decision',
        'goal',
        'measure',
        'progressReport',
        'assignment',
        'reportingRound',
      ),
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
