import type { EvolveMap } from '#event-sourcing';
import type { AgendaEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import { newItem, withItem } from './agenda.state.js';

export const agendaEvolution: EvolveMap<KnownMeeting, AgendaEvent> = {
  ItemAdded: (meeting, { data: { item: id, ...shown } }) => ({
    ...meeting,
    items: [...meeting.items, newItem({ id, ...shown })],
  }),
  ItemMoved: (meeting, { data: { item, number } }) => withItem(meeting, item, (one) => ({ ...one, number })),
  PublicExcluded: (meeting, { data }) => withItem(meeting, data.item, (item) => ({ ...item, public: 'no' })),
  PublicRestored: (meeting, { data }) => withItem(meeting, data.item, (item) => ({ ...item, public: 'yes' })),
  ItemTextsRecorded: (meeting, { data: { item: id, ...texts } }) =>
    withItem(meeting, id, (item) => ({ ...item, texts: { ...item.texts, ...texts } })),
};
