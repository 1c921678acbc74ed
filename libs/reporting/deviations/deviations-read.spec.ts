import { idFrom } from '#event-sourcing';
import {
  committeeStream,
  committeesProjection,
  heldItemId,
  meetingStream,
  meetingsProjection,
  paperIdFrom,
  paperStream,
} from '#council';
import { CALLER, readHarness, reasonOf } from '#shared-kernel/testing';
import { DeviationQuery, DeviationReads } from './deviations.reads.js';
import { deviationsProjection } from '#shared-kernel';

const [committee, meeting] = [idFrom('committee'), idFrom('meeting')];

describe('the register of deviations, read', () => {
  it('names the meeting and the item of a deviation in words', async () => {
    const harness = readHarness(
      [committeeStream, paperStream, meetingStream],
      [deviationsProjection, committeesProjection, meetingsProjection],
    );
    try {
      const constitution = { name: 'Arbeitsgruppe', kind: 'workingGroup' };
      await harness.send(committeeStream, {
        type: 'ConstituteCommittee',
        id: committee,
        creates: true,
        data: constitution,
      });
      const number = { reference: '20196743', year: 2019 };
      const paper = paperIdFrom(number);
      const written = { ...number, title: 'Konzept' };
      await harness.send(paperStream, { type: 'RecordKnownPaper', id: paper, creates: true, data: written });
      const outcome = { kind: 'adopted' };
      const items = [{ number: '5', title: 'Konzept', paper: { kind: 'paper', paper }, outcome }];
      const deviations = [{ rule: 'beyondCompetence', reason: 'so steht es im Protokoll' }];
      const data = { committee, heldOn: '2019-02-14', completeness: 'full', items };
      const held = { type: 'RecordHeldMeeting', id: meeting, creates: true, data, deviations };
      expect(reasonOf(await harness.send(meetingStream, held))).toBe('done');
      const { items: register } = await new DeviationReads(await harness.readsFor()).list(new DeviationQuery(), CALLER);
      const item = { id: heldItemId(meeting, '5'), number: '5', title: 'Konzept' };
      const label = 'Arbeitsgruppe, 2019-02-14: 5 Konzept';
      expect(register).toMatchObject([{ entity: meeting, about: { kind: 'meeting', id: meeting, label, item } }]);
    } finally {
      await harness.close();
    }
  });
});
