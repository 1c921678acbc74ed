import { idFrom } from '#event-sourcing';
import { basisQuestionsProjection } from '../../basis/basis-questions.projection.js';
import { goalsProjection } from '../../goal/goal.projection.js';
import { organisationStream, organisationsProjection } from '#parties';
import { strategyProcessStream } from '../../strategy-process/strategy-process.stream.js';
import { processesProjection } from '../../strategy-process/strategy-process.projection.js';
import { CALLER, readHarness } from '#shared-kernel/testing';
import { BoardQuery, MeasureReads } from '../measure.reads.js';
import { measureStream } from '../measure.stream.js';
import { measuresProjection } from '../measure.projection.js';

const MANY = 10_000;
const process = idFrom('process');

it('ten thousand measures of one process are counted, found and paged', async () => {
  const harness = readHarness(
    [organisationStream, strategyProcessStream, measureStream],
    [measuresProjection, basisQuestionsProjection, goalsProjection, organisationsProjection, processesProjection],
  );
  try {
    const drafted = { type: 'DraftProcess', id: process, creates: true, data: { title: 'Wir alle sind LU' } };
    await harness.send(strategyProcessStream, drafted);
    for (let n = 0; n < MANY; n += 1) {
      const data = { process, kind: 'project', title: `Maßnahme ${n}`, source: 'Workshop' };
      await harness.send(measureStream, { type: 'ProposeMeasure', id: idFrom(['measure', n]), creates: true, data });
    }
    const clock = { now: () => '2019-07-01T10:00:00.000Z', today: () => '2019-07-01' };
    const measures = new MeasureReads(await harness.readsFor(), clock);
    const board = await measures.list(
      Object.assign(new BoardQuery(), { process, text: 'massnahme 9999', group: 'status' }),
      CALLER,
    );
    expect(board).toMatchObject({ counts: { total: 1 }, items: [{ title: 'Maßnahme 9999' }] });
    expect(await measures.list(Object.assign(new BoardQuery(), { process, limit: 200 }), CALLER)).toMatchObject({
      counts: { total: MANY, byStatus: { proposed: MANY } },
    });
  } finally {
    await harness.close();
  }
});
