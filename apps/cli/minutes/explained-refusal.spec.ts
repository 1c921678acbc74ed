import { Api } from '../api/api.js';
import { Refused } from '../api/problem.js';
import { explainedRefusal } from './explained-refusal.js';
import type { ExtractFacts } from './extract-facts.js';
import { KnownNames } from './known-names.js';

const facts: ExtractFacts = {
  committees: [{ name: 'Sozialausschuss', kind: 'committee' }],
  heldOn: '2019-02-14',
  item: { number: '5', title: 'Bericht' },
  evidence: { kind: 'document', reference: 'Auszug', sha256: 'f', locus: 'TOP 5' },
  source: new Uint8Array(),
};

/** Differences need no look-up. */
async function explained(...differences: readonly { field: string; recorded: unknown; stated: unknown }[]) {
  const problem = { status: 409, reason: 'other facts are recorded already', detail: 'x', differences };
  return await explainedRefusal(new Refused(problem), facts, new KnownNames(new Api('http://127.0.0.1:9', 'x')));
}

describe('a refusal of an extract', () => {
  it('names each fact that is recorded otherwise, and the way to correct it', async () => {
    const text = await explained(
      { field: 'item.title', recorded: 'Bericht', stated: 'Zweiter Bericht' },
      { field: 'item.outcome', recorded: { kind: 'acknowledged' }, stated: { kind: 'rejected' } },
    );
    expect(text.split('\n')).toEqual([
      'Other facts are recorded already:',
      "  title: recorded 'Bericht', in the text 'Zweiter Bericht'",
      "  outcome: recorded 'acknowledged', in the text 'rejected'",
      '  Nothing was changed. If the text is a corrected one, --correct <reason> records what it says.',
    ]);
  });

  it('writes votes, lists and what is missing in words', async () => {
    const text = await explained(
      { field: 'item.vote', recorded: { kind: 'counted', yes: 3, no: 4 }, stated: null },
      { field: 'item.papers', recorded: [], stated: ['20196743 (2019)', '20196744 (2019)'] },
    );
    expect(text).toContain("  vote: recorded 'counted, yes 3, no 4', in the text nothing\n");
    expect(text).toContain("  papers: recorded nothing, in the text '20196743 (2019); 20196744 (2019)'\n");
  });
});
