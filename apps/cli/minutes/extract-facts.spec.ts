import { isExtractRefusal, parseMinutesExtract, sourceText } from '#council';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ExtractFacts, NotImportable } from './extract-facts.js';
import { factsOf, germanDay } from './extract-facts.js';

const SEED = readFileSync(
  new URL('../../../test/fixtures/seed/auszug-niederschrift-2019-02-14.txt', import.meta.url),
  'utf8',
);

function read(text: string): ExtractFacts | NotImportable {
  const bytes = new TextEncoder().encode(text);
  const extract = parseMinutesExtract(bytes);
  if (isExtractRefusal(extract)) throw new Error(extract.detail);
  return factsOf(extract, sourceText(bytes));
}

function facts(text: string): ExtractFacts {
  const found = read(text);
  if ('reasons' in found) throw new Error(found.reasons.join());
  return found;
}

function ending(words: string): ExtractFacts {
  return facts(SEED.replace('Kenntnis genommen.', words));
}

describe('the extract of 14.02.2019, in the words of the commands', () => {
  const seed = facts(SEED);

  it('is an item of the Sozialausschuss that was acknowledged, and no more', () => {
    const { texts, item, ...rest } = seed;
    expect(rest).toEqual({
      committee: 'Sozialausschuss',
      day: '2019-02-14',
      public: 'yes',
      paper: { reference: '20196743', year: 2019 },
      outcome: { kind: 'acknowledged' },
      evidence: {
        kind: 'document',
        reference: 'Auszug aus der Niederschrift, Sozialausschuss, 14.02.2019',
        sha256: 'f689b111393404bc557215d31df4ebdbd8a2c2c19cf836aa8d73f0c3329f843a',
        locus: 'TOP 5',
      },
    });
    expect(Object.keys(item)).toEqual(['number', 'title', 'intent', 'proposal', 'deliberation', 'wording']);
    expect(item).toMatchObject({
      ...{ number: '5', title: 'Sachstandsbericht "Wir alle sind LU"' },
      // "möge den Bericht zur Kenntnis nehmen"
      intent: 'acknowledgement',
    });
    expect(texts.size).toBe(4);
  });

  it('keeps every text under the hash of its bytes', () => {
    const { item, evidence, texts } = seed;
    for (const [sha256, bytes] of texts) expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const told = [evidence.sha256, item.proposal, item.deliberation, item.wording];
    expect([...texts.keys()].sort()).toEqual([...told].sort());
    expect(new TextDecoder().decode(texts.get(item.wording ?? ''))).toBe('Kenntnis genommen.');
  });
});

describe('outcomes and votes', () => {
  it('that are not recognised are left out with the vote, the words are kept', () => {
    const told = ending('Das Thema beschäftigt alle sehr.');
    expect(told.outcome).toBeUndefined();
    expect(told.item.vote).toBeUndefined();
    expect(new TextDecoder().decode(told.texts.get(told.item.wording ?? ''))).toBe('Das Thema beschäftigt alle sehr.');
  });

  it('that are stated carry the counts that are known', () => {
    const { outcome, item } = ending('Einstimmig beschlossen (12 Ja-Stimmen, 1 Enthaltung).');
    expect(outcome).toEqual({ kind: 'adopted' });
    expect(item.vote).toEqual({ kind: 'stated', result: 'unanimous', yes: 12, abstention: 1 });
  });

  it('that are counted have unknown numbers where the text gives none', () => {
    const { item } = ending('Abgelehnt: 3 Ja-Stimmen, 7 Nein-Stimmen.');
    expect(item.vote).toEqual({ kind: 'counted', yes: 3, no: 7, abstention: 'unknown', spoilt: 'unknown' });
  });

  it('as amended have their wording', () => {
    const { outcome, item } = ending('Mit folgender Änderung beschlossen: Der Bericht wird jährlich vorgelegt.');
    expect(outcome).toEqual({ kind: 'adoptedAsAmended', wording: item.wording });
  });

  it('that were referred name the committee', () => {
    const told = ending('Die Vorlage wird an den Hauptausschuss verwiesen.');
    expect(told.outcome).toEqual({ kind: 'referred' });
    expect(told.referredTo).toBe('Hauptausschuss');
  });
});

describe('a fact that an extract does not state', () => {
  it('is left out: paper, publicity', () => {
    const told = facts(SEED.replace('öffentlich**', '**').replace('\nVorlage: 20196743', ''));
    expect(told).not.toHaveProperty('paper');
    expect(told).not.toHaveProperty('public');
    expect(told.item).not.toHaveProperty('public');
  });

  it('cannot be imported where it is the committee or the number of the item', () => {
    const without = read(SEED.replace('TOP 5\n', '').replace('des Sozialausschusses ', ''));
    expect(without).toEqual({
      reasons: [
        'it does not say, or not beyond doubt, which committee met',
        'it does not say, or not beyond doubt, the number of the item (TOP)',
      ],
    });
  });

  it('writes days as people do', () => {
    expect(germanDay('2019-02-14')).toBe('14.02.2019');
  });
});
