import { idFrom } from '#event-sourcing';
import { commandHarness, reasonOf } from '#shared-kernel/testing';
import { committeeStream } from '../committee/committee.stream.js';
import { meetingStream } from '../meeting/meeting.stream.js';
import { paperStream } from './paper.stream.js';

describe('a paper whose stream begins with an abandoned submission', () => {
  it('does not exist for agendas and proposals until it is drafted', async () => {
    const { send, events } = commandHarness(paperStream, committeeStream, meetingStream);
    const [id, committee, meeting] = [idFrom('a paper'), idFrom('a committee'), idFrom('a meeting')];
    const constituted = { name: 'Gremium', kind: 'council' };
    await send(committeeStream, { type: 'ConstituteCommittee', id: committee, creates: true, data: constituted });
    const scheduled = { committee, when: '2019-03' };
    await send(meetingStream, { type: 'ScheduleMeeting', id: meeting, creates: true, data: scheduled });
    await send(paperStream, {
      type: 'AbandonSubmission',
      id,
      creates: true,
      data: { reference: '20196743', year: 2019 },
    });
    expect(await events(`paper-${id}`)).toHaveLength(1);

    const item = { number: '1', title: 'Bericht', paper: { kind: 'paper', paper: id } };
    const addItem = { type: 'AddItem', id: meeting, data: item };
    const propose = { type: 'ProposeAgendaItem', id: committee, data: { title: 'x', about: { kind: 'paper', id } } };
    expect(reasonOf(await send(meetingStream, addItem))).toBe('paper does not exist');
    expect(reasonOf(await send(committeeStream, propose))).toBe('what is proposed does not exist');
    await send(paperStream, { type: 'DraftPaper', id, creates: true, data: { title: 'Bericht' } });
    expect(reasonOf(await send(meetingStream, addItem))).toBe('done');
    expect(reasonOf(await send(committeeStream, propose))).toBe('done');
  });
});
