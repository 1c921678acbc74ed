import { v5 } from 'uuid';
import { canonicalJson, idFrom } from './deterministic-ids.js';

const NAMESPACE = '6f0d6ad4-5b0e-4a3f-9a0e-3a6a1f0c9b57';

describe('derived ids', () => {
  it('never change', () => {
    expect(idFrom(['effect', 'Beschluß über Köln 😀', 0])).toBe('2e3fe53b-1459-5f16-97ce-5d11a55aa789');
  });

  it('are UUIDs of version 5 of the canonical JSON', () => {
    for (const value of [[], { b: 1, a: 'ä' }, ['\u{1f600}', null, 0.5], 'x'.repeat(10_000)]) {
      expect(idFrom(value)).toBe(v5(canonicalJson(value), NAMESPACE));
    }
  });
});
