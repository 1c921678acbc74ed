import type { DeviationClaim } from '#event-sourcing';
import { idFrom } from '#event-sourcing';
import { committeeStream } from '../../committee/committee.stream.js';
import { committeeIdFrom } from '../../committee/committee-id.js';
import { paperStream } from '../../paper/paper.stream.js';
import { paperIdFrom } from '../../reference/paper-reference.js';
import { commandHarness } from '#shared-kernel/testing';
import { heldMeetingId } from '../held-meeting/held-ids.js';
import { meetingStream } from '../meeting.stream.js';
import { RecordExtract } from './extract.commands.js';

export const SOCIAL = committeeIdFrom('Sozialausschuss');
export const REFERENCE = { reference: '20196743', year: 2019 } as const;
export const PAPER = paperIdFrom(REFERENCE);
export const MEETING = heldMeetingId(SOCIAL, '2019-02-14', 1);

export const ITEM = {
  number: '5',
  title: 'Sachstandsbericht',
  papers: [REFERENCE],
  outcome: { kind: 'acknowledged', text: 'Kenntnis genommen.' },
  deliberation: 'Der Ausschuss berät den Bericht.',
} as const;

export const EXTRACT = {
  committees: [{ name: 'Sozialausschuss' }],
  heldOn: '2019-02-14',
  public: 'yes',
  create: true,
  item: ITEM,
} as const;

/** The same extract with other facts of its item. */
export function withItem(item: object, around: object = {}): object {
  return { ...EXTRACT, ...around, item: { ...ITEM, ...item } };
}

/** A clerk's office whose log has no committee and no paper. */
export function extractOffice() {
  const harness = commandHarness(meetingStream, committeeStream, paperStream);
  let documents = 0;
  return {
    harness,
    /** Each text is a document of its own, as its evidence. */
    record: async (
      body: object,
      sent: { readonly roles?: readonly string[]; readonly deviations?: readonly DeviationClaim[] } = {},
    ) => {
      documents += 1;
      const sha256 = String(documents % 10).repeat(64);
      return await harness.send(meetingStream, {
        type: 'RecordExtract',
        // The bodies of these specs are complete.
        id: RecordExtract.identify(body as RecordExtract),
        creates: true,
        data: body,
        evidence: { kind: 'document', reference: 'Auszug', sha256 },
        ...sent,
      });
    },
    types: async (stream: `${string}-${string}`) => (await harness.events(stream)).map(({ type }) => type),
    data: async (type: string, stream: `${string}-${string}` = `meeting-${MEETING}`) =>
      (await harness.events(stream)).filter((event) => event.type === type).map(({ data }) => data),
  };
}

export const SOMEBODY = idFrom('somebody');
