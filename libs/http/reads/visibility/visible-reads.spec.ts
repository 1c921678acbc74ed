import { ReadModelNotReady } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import type { Reads } from '../reads.types.js';
import { HIDDEN_ID, shownIds, withoutIds } from './masked-ids.js';
import { VisibleReads } from './visible-reads.js';

/** Reads of a caller while the read models are being built. */
function readsBeforeReady(): Reads {
  const notReady = async (): Promise<never> => await Promise.reject(new ReadModelNotReady('places', 'building'));
  const models = { rows: notReady, row: notReady, count: notReady };
  // Neither the log nor histories are read here.
  const unused = {} as never;
  const caller = { actor: 'somebody', grants: [{ role: 'administrator' }] };
  return new VisibleReads({ models, log: unused, histories: unused }, caller, async () => await Promise.resolve([]));
}

describe('the reads of a caller who does not read everything', () => {
  const ids = [randomUUID()];

  it('hold up no command to a stream without places while the read models are built', async () => {
    const reads = readsBeforeReady();
    for (const stream of [undefined, 'actor-a', 'accessToken-t'] as const) {
      expect(await reads.hiddenIn(stream, { ids, documents: [] })).toMatchObject({ target: false, ids: new Set() });
    }
  });

  it('decide no command to a meeting or paper before', async () => {
    await expect(readsBeforeReady().hiddenIn('paper-p', { ids, documents: [] })).rejects.toThrow(ReadModelNotReady);
    await expect(readsBeforeReady().masked({ id: ids[0] })).rejects.toThrow(ReadModelNotReady);
  });
});

describe('ids in answers', () => {
  const [meeting, measure] = [randomUUID(), randomUUID()];
  const answer = {
    id: measure,
    basis: [{ stream: `meeting-${meeting}`, revision: '3' }],
    decision: { meeting, item: null },
    byId: { [meeting]: 1 },
    bytes: Buffer.from(meeting),
  };

  it('are found in texts, names of streams and names of fields, and not in bytes', () => {
    expect(shownIds(answer)).toEqual({ ids: [measure, meeting], placed: [meeting] });
    expect(shownIds(Buffer.from(meeting))).toEqual({ ids: [], placed: [] });
  });

  it('are replaced by the nil UUID where they are hidden', () => {
    expect(withoutIds(answer, new Set([meeting]))).toEqual({
      ...answer,
      basis: [{ stream: `meeting-${HIDDEN_ID}`, revision: '3' }],
      decision: { meeting: HIDDEN_ID, item: null },
      byId: { [HIDDEN_ID]: 1 },
    });
    expect(withoutIds(answer, new Set())).toBe(answer);
  });
});
