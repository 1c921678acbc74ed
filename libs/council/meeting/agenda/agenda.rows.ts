import type { Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import { changed, made } from '../meeting.rows.js';
import type { MeetingHandlers } from '../meeting.rows.js';
import { agendaItems, itemCorrections, itemFindings, itemRequests } from '../meeting.tables.js';
import type { ItemTexts } from './agenda-item.js';

export const agendaRows = {
  ItemAdded: (event) => {
    const { item, ...shown } = event.data;
    const { id: meeting, position: ordinal, metadata } = event;
    const nothing = { proposal: null, deliberation: null, wording: null, subjects: null, further: null };
    return [
      put(agendaItems, {
        meeting,
        id: item,
        ordinal,
        ...shown,
        ...nothing,
        paperOutcomes: null,
        struck: null,
        evidence: metadata.evidence,
      }),
      changed(event),
    ];
  },
  ItemMoved: (event) => [ofItem(event, event.data.item, { number: event.data.number }), changed(event)],
  ItemStruck: (event) => {
    const { item, reason } = event.data;
    return [ofItem(event, item, { struck: { on: event.occurredOn, reason } }), changed(event)];
  },
  PublicExcluded: (event) => [ofItem(event, event.data.item, { public: 'no' }), changed(event)],
  PublicRestored: (event) => [ofItem(event, event.data.item, { public: 'yes' }), changed(event)],
  ItemTextsRecorded: (event) => {
    const { item, ...texts } = event.data;
    return [ofItem(event, item, texts satisfies ItemTexts), changed(event)];
  },
  ItemCorrected: (event) => {
    const { item, former, reason, authority, formerDocument = null, ...facts } = event.data;
    const { at: _, ...row } = made(event);
    return [
      ofItem(event, item, facts),
      put(itemCorrections, { ...row, item, facts, former, formerDocument, reason, authority }),
      changed(event),
    ];
  },
  ItemFindingRecorded: (event) => {
    const { at: _, ...row } = made(event);
    return [put(itemFindings, { ...row, ...event.data }), changed(event)];
  },
  ItemSubjectsNamed: (event) => [ofItem(event, event.data.item, { subjects: event.data.subjects }), changed(event)],
  ItemRequestRecorded: (event) => {
    const { at: _, ...row } = made(event);
    const { to = null, due = null, ...asked } = event.data;
    return [put(itemRequests, { ...row, ...asked, to, due }), changed(event)];
  },
} satisfies Partial<MeetingHandlers>;

function ofItem({ id: meeting }: Recorded, item: string, row: Partial<RowOf<typeof agendaItems>>): RowChange {
  return patch(agendaItems, { meeting, id: item }, row);
}
