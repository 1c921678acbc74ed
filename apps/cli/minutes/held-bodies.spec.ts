import type { ExtractFacts } from './extract-facts.js';
import { constituteCommittee, heldItem, recordHeldItem, recordHeldMeeting, recordKnownPaper } from './held-bodies.js';

const COMMITTEE = '915e1b3f-d610-519d-9743-3ef971d8d085';
const PROCESS = '0b0e7b0a-7d0c-5b8e-8c1e-0a5f6f1d2c3b';
const evidence = { kind: 'document', reference: 'Auszug', sha256: 'f'.repeat(64), locus: 'TOP 5' } as const;
const facts: ExtractFacts = {
  committee: 'Sozialausschuss',
  day: '2019-02-14',
  public: 'yes',
  item: { number: '5', title: 'Sachstandsbericht' },
  paper: { reference: '20196743', year: 2019 },
  outcome: { kind: 'referred' },
  evidence,
  texts: new Map(),
};

describe('the commands of an import', () => {
  it('constitute a committee under the id that every importer gives it', () => {
    const { path, body } = constituteCommittee(facts);
    expect(path).toBe('/committees');
    expect(body).toMatchObject({ name: 'Sozialausschuss', kind: 'committee', constitutedOn: 'unknown', evidence });
    // The body of a write is any object; this one has an id.
    expect(constituteCommittee({ ...facts, day: '2020-01-01' }).body).toHaveProperty('id', (body as { id: string }).id);
  });

  it('record the paper with the step that the extract shows, its role unknown', () => {
    const { path, body } = recordKnownPaper(facts, { reference: '20196743', year: 2019 }, COMMITTEE, {
      process: PROCESS,
    });
    expect(path).toBe('/papers/known');
    expect(body).toEqual({
      reference: '20196743',
      year: 2019,
      title: 'Sachstandsbericht',
      steps: [{ committee: COMMITTEE }],
      processes: [PROCESS],
      occurredOn: 'unknown',
      evidence,
    });
  });

  it('record the meeting as an excerpt, on the day of the sitting', () => {
    const item = heldItem(facts, { committee: COMMITTEE });
    expect(recordHeldMeeting(facts, COMMITTEE, item, { sequence: 2 })).toMatchObject({
      path: '/meetings/held',
      body: {
        committee: COMMITTEE,
        heldOn: '2019-02-14',
        sequence: 2,
        public: 'yes',
        completeness: 'excerptOnly',
        items: [{ number: '5', title: 'Sachstandsbericht', outcome: { kind: 'referred' } }],
        evidence,
      },
    });
  });

  it('name paper and committee where they are known', () => {
    const item = heldItem(facts, { committee: COMMITTEE, paper: PROCESS, referredTo: COMMITTEE });
    expect(item).toMatchObject({
      paper: { kind: 'paper', paper: PROCESS },
      outcome: { kind: 'referred', to: COMMITTEE },
    });
  });

  it('state whether a known meeting was public', () => {
    const item = heldItem(facts, { committee: COMMITTEE });
    expect(recordHeldItem(PROCESS, item, facts).body).toMatchObject({ meetingPublic: facts.public });
  });

  it('have the same key for the same content and another one for other content', () => {
    const item = heldItem(facts, { committee: COMMITTEE });
    const key = recordHeldItem(PROCESS, item, facts).key;
    expect(recordHeldItem(PROCESS, { ...item }, facts).key).toBe(key);
    expect(recordHeldItem(COMMITTEE, item, facts).key).not.toBe(key);
    expect(recordHeldItem(PROCESS, { ...item, title: 'x' }, facts).key).not.toBe(key);
    expect(key.length).toBeLessThan(200);
  });
});
