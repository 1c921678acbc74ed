import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { committeeDecider } from '../committee.decide.js';

const constituted = {
  type: 'CommitteeConstituted',
  data: { name: 'Lenkungskreis', kind: 'steeringCircle', processes: [] },
} as const;
const about = { kind: 'measure', id: 'signs' } as const;
const proposed = { type: 'AgendaItemProposed', data: { proposal: 'p', title: 'Wegweiser', about } } as const;
const scheduled = { proposal: 'p', how: 'scheduled', meeting: 'm', item: 'i' } as const;

describe('a proposal for the agenda', () => {
  it('is open until it is settled', () => {
    given(committeeDecider, [constituted])
      .when('ProposeAgendaItem', { title: 'Wegweiser', about }, {}, {})
      .then([
        {
          type: 'AgendaItemProposed',
          data: { proposal: partId(COMMAND_ID, 'proposal', 0), title: 'Wegweiser', about },
        },
      ]);
    given(committeeDecider, [constituted, proposed])
      .when('SettleAgendaProposal', scheduled, {}, {})
      .then([{ type: 'AgendaProposalSettled', data: scheduled }]);
    given(committeeDecider, [constituted, proposed, { type: 'AgendaProposalSettled', data: scheduled }])
      .when('SettleAgendaProposal', scheduled, {}, {})
      .refuses('proposal is not open', 'notFound');
  });

  it('is not entered twice, but again with another reason or after its settlement', () => {
    const again = { title: 'Wegweiser', about } as const;
    const open = given(committeeDecider, [constituted, proposed]);
    open.when('ProposeAgendaItem', again, {}, {}).isAlreadySo('proposed already');
    expect(open.when('ProposeAgendaItem', { ...again, reason: 'wieder' }, {}, {}).decision).toMatchObject({
      events: [{ type: 'AgendaItemProposed', data: { reason: 'wieder' } }],
    });
    const settled = { type: 'AgendaProposalSettled', data: { proposal: 'p', how: 'dropped' } } as const;
    expect(
      given(committeeDecider, [constituted, proposed, settled]).when('ProposeAgendaItem', again, {}, {}).decision,
    ).toMatchObject({ events: [{ type: 'AgendaItemProposed' }] });
  });

  it('has a subject that exists, and is settled by a meeting of its committee', () => {
    given(committeeDecider, [constituted])
      .when(
        'ProposeAgendaItem',
        { title: 'x', about },
        {},
        {
          refusedReference: { reason: 'what is proposed does not exist', field: 'about.id' },
        },
      )
      .refuses('what is proposed does not exist', 'unknownReference');
    const open = given(committeeDecider, [constituted, proposed]);
    open
      .when('SettleAgendaProposal', { proposal: 'p', how: 'scheduled' }, {}, {})
      .refuses('the meeting that deals with it is not said', 'invalid');
    open
      .when(
        'SettleAgendaProposal',
        scheduled,
        {},
        {
          refusedReference: { reason: 'the meeting is none of this committee', field: 'meeting' },
        },
      )
      .refuses('the meeting is none of this committee', 'unknownReference');
  });

  it('is refused while 500 proposals are open', () => {
    const many = Array.from({ length: 500 }, (_, n) => ({
      type: 'AgendaItemProposed' as const,
      data: { proposal: `p${n}`, title: `Punkt ${n}` },
    }));
    given(committeeDecider, [constituted, ...many])
      .when('ProposeAgendaItem', { title: 'Noch einer' }, {}, {})
      .refuses('too many proposals are open');
  });
});
