import type { EvolveMap } from '#event-sourcing';
import { documentOf } from '../document-of.js';
import type { AgendaEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import { newItem, withItem } from './agenda.state.js';

export const agendaEvolution: EvolveMap<KnownMeeting, AgendaEvent> = {
  ItemAdded: (meeting, { data: { item: id, ...shown }, metadata }) => ({
    ...meeting,
    items: [...meeting.items, { ...newItem({ id, ...shown }), ...documentOf(metadata) }],
  }),
  ItemMoved: (meeting, { data: { item, number } }) => withItem(meeting, item, (one) => ({ ...one, number })),
  ItemStruck: (meeting, { data: { item } }) => ({
    ...meeting,
    items: meeting.items.filter(({ id }) => id !== item),
    struck: [...meeting.struck, item],
  }),
  PublicExcluded: (meeting, { data }) => withItem(meeting, data.item, (item) => ({ ...item, public: 'no' })),
  PublicRestored: (meeting, { data }) => withItem(meeting, data.item, (item) => ({ ...item, public: 'yes' })),
  ItemTextsRecorded: (meeting, { data: { item: id, ...texts } }) =>
    withItem(meeting, id, (item) => ({ ...item, texts: { ...item.texts, ...texts } })),
  ItemCorrected: (
    meeting,
    { data: { item: id, former, reason: _, authority: __, formerDocument: ___, ...facts }, metadata },
  ) =>
    withItem(meeting, id, (item) => ({
      ...item,
      ...facts,
      formerTitles: former.title === undefined ? item.formerTitles : [...item.formerTitles, former.title],
      formerPapers: former.paper === undefined ? item.formerPapers : [...item.formerPapers, former.paper],
      ...documentOf(metadata),
    })),
  ItemFindingRecorded: (meeting, { data: { item: id, ...finding } }) =>
    withItem(meeting, id, (item) => ({ ...item, findings: [...item.findings, finding] })),
};
