import type { EventStore, Json, StoredEvent, StreamName } from '#event-sourcing';
import { streamLog } from './stream-log.js';
import { randomUUID } from 'node:crypto';

/** Of each hundred papers and meetings this many are public. */
export interface PlacedLog {
  readonly store: EventStore;
  readonly committee: string;
  readonly unit: string;
}

/** The committee and the unit each have one of a hundred. */
const SHARE = 100;

/** As many papers, meetings and agenda items, `open` of a hundred public; the log of it costs nothing to read. */
export function placedLog(each: number, open: number): PlacedLog {
  const [committee, unit, other] = [randomUUID(), randomUUID(), randomUUID()];
  const events: StoredEvent[] = [];
  const add = (stream: StreamName, revision: bigint, type: string, data: Json, actedBy: Json): void => {
    const position = BigInt(events.length + 1);
    events.push({ id: randomUUID(), type, data, metadata: metadataOf(actedBy), stream, revision, position });
  };
  for (let index = 0; index < each; index += 1) {
    const publicity = index % 100 < open ? 'yes' : 'no';
    const isOwn = index % SHARE === SHARE - 1;
    const acted = { kind: 'organisation', id: isOwn ? unit : other };
    add(`paper-${randomUUID()}`, 0n, 'PaperDrafted', { title: 'Vorlage', public: publicity, processes: [] }, acted);
    const meeting = `meeting-${randomUUID()}` as const;
    const when = { when: '2019-02-14', sequence: 1, public: publicity, processes: [] };
    add(meeting, 0n, 'MeetingScheduled', { committee: isOwn ? committee : other, ...when }, acted);
    const paper = { kind: 'unknown' };
    const item = { item: randomUUID(), number: '1', title: 'Bericht', intent: 'unknown', paper, public: 'unknown' };
    add(meeting, 1n, 'ItemAdded', item, acted);
  }
  return { store: streamLog(events), committee, unit };
}

function metadataOf(actedBy: Json): Json {
  return {
    commandId: randomUUID(),
    commandHash: 'a'.repeat(64),
    $correlationId: randomUUID(),
    $causationId: randomUUID(),
    actor: 'bench',
    actedBy,
    occurredOn: '2019-02-14',
    recordedAt: '2019-02-14T16:00:00.000Z',
    writtenAt: '2019-02-14T16:00:00.000Z',
    evidence: { kind: 'oral', reference: 'bench' },
    schemaVersion: 1,
  };
}
