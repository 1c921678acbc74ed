import { ofCouncil, meeting, opened, PAPER } from '../meeting.fixture.js';

const withdrawn = { ...ofCouncil, withdrawnPapers: { [PAPER.paper]: '2019-02-01' } };
const on = { occurredOn: '2019-02-14' };

describe('an item whose paper was withdrawn', () => {
  it.each([
    ['AdoptItem', {}],
    ['RecommendItem', {}],
    ['RejectItem', {}],
    ['AcknowledgeItem', {}],
    ['GiveStatement', {}],
    ['ReturnItemToAdministration', {}],
    ['RecordMayorsDecision', {}],
  ] as const)('is irregular to act on: %s', (type, data) => {
    meeting(opened)
      .when(type, { item: 'i1', ...data }, on, withdrawn)
      .violates('paperIsWithdrawn');
  });

  it('may be adopted as a deviation with a reason', () => {
    const deviations = [{ rule: 'paperIsWithdrawn', reason: 'the withdrawal came too late' }];
    const { decision } = meeting(opened).when('AdoptItem', { item: 'i1' }, { ...on, deviations }, withdrawn);
    expect(decision).toMatchObject({
      events: [{ type: 'ItemOutcomeRecorded' }, { type: 'DeviationNoted', data: { rule: 'paperIsWithdrawn' } }],
    });
  });

  it('may be postponed, discussed or noted as withdrawn', () => {
    for (const type of ['PostponeItem', 'RecordDiscussionOnly', 'WithdrawItem', 'RemoveItemFromAgenda'] as const) {
      expect(meeting(opened).when(type, { item: 'i1' }, on, withdrawn).decision.accepted).toBe(true);
    }
  });

  it('was acted on regularly before the withdrawal, also when that is entered late', () => {
    const later = { ...ofCouncil, withdrawnPapers: { [PAPER.paper]: '2019-03-01' } };
    expect(meeting(opened).when('AdoptItem', { item: 'i1' }, on, later).decision.accepted).toBe(true);
  });
});
