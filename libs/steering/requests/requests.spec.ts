import type { Reaction } from '#event-sourcing';
import { streamName } from '#event-sourcing';
import { givenPolicy } from '#event-sourcing/testing';
import type { Past } from '#event-sourcing/testing';
import type { MeetingEvent } from '#council';
import type { StrategyProcessEvent } from '../strategy-process/strategy-process.events.js';
import { strategyProcessDecider } from '../strategy-process/strategy-process.decide.js';
import { requestsPolicy } from './requests.policy.js';

type Asked = Extract<MeetingEvent, { readonly type: 'ItemRequestRecorded' }>['data'];

const asked: Asked = { item: 'i', request: 'r', text: 'Bis zur nächsten Sitzung die Kosten darstellen' };
const source = { kind: 'item', meeting: 'm', item: 'i', request: 'r' };
const drafted: Past<StrategyProcessEvent> = { type: 'ProcessDrafted', data: { title: 'Wir alle sind LU' } };
const initiated: Past<StrategyProcessEvent> = {
  type: 'ProcessInitiated',
  data: { mandate: { kind: 'unknown' }, lead: 'the directorate' },
};

async function reactionTo(
  data: Asked,
  processes: Readonly<Record<string, readonly Past<StrategyProcessEvent>[]>> = {},
): Promise<Reaction> {
  const scheduled: MeetingEvent = {
    type: 'MeetingScheduled',
    data: {
      ...{ committee: 'c', jointWith: [], when: '2019-02-14', sequence: 1, public: 'yes' },
      processes: Object.keys(processes),
    },
  };
  const meeting = givenPolicy(requestsPolicy).stream<MeetingEvent>('meeting-m', [scheduled]);
  const policy = Object.entries(processes).reduce(
    (given, [id, past]) => given.stream(streamName(strategyProcessDecider.category, id), past),
    meeting,
  );
  const reaction = await policy.when<MeetingEvent>('meeting-m', { type: 'ItemRequestRecorded', data }).reaction();
  if (reaction === 'no concern') throw new Error('no concern');
  return reaction;
}

function assigning(body: object): Reaction {
  return { effects: [{ command: 'GiveAssignment', target: null, body: body as Record<string, unknown> }], wakes: [] };
}

describe('a request of a committee', () => {
  it('becomes an assignment of the named organisation, with the named due day', async () => {
    expect(await reactionTo({ ...asked, to: 'the office', due: '2019-06' })).toEqual(
      assigning({ title: asked.text, source, to: 'the office', due: '2019-06' }),
    );
  });

  it("becomes an assignment of the lead of the meeting's process when no organisation is named", async () => {
    expect(await reactionTo(asked, { p: [drafted, initiated] })).toEqual(
      assigning({ title: asked.text, source, to: 'the directorate', due: 'unknown', process: 'p' }),
    );
    expect(await reactionTo(asked, { o: [drafted], p: [drafted, initiated] })).toEqual(
      assigning({ title: asked.text, source, to: 'the directorate', due: 'unknown', process: 'p' }),
    );
  });

  it('becomes no assignment when the process has no lead', async () => {
    expect(await reactionTo(asked)).toEqual({ effects: [], wakes: [] });
    expect(await reactionTo(asked, { o: [drafted] })).toEqual({ effects: [], wakes: [] });
  });

  it('is shortened to the longest title, without halving a character', async () => {
    const { effects } = await reactionTo({ ...asked, to: 'the office', text: `${'a'.repeat(298)}😀😀` });
    expect(effects).toMatchObject([{ body: { title: `${'a'.repeat(298)}…` } }]);
  });
});
