import { isExtractRefusal, parseMinutesExtract, sourceText } from '#council';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ExtractFacts, ItemFacts, NotImportable } from './extract-facts.js';
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

function ending(words: string): ItemFacts {
  return facts(SEED.replace('Kenntnis genommen.', words)).item;
}

describe('the extract of 14.02.2019, in the words of the command', () => {
  const { source, item, ...rest } = facts(SEED);

  it('is an item of the Sozialausschuss that was acknowledged, and no more', () => {
    expect(rest).toEqual({
      committees: [
        {
          name: 'Sozialausschuss',
          kind: 'committee',
          inferredFrom: 'über die Sitzung des Sozialausschusses am 14.02.2019',
        },
      ],
      heldOn: '2019-02-14',
      public: 'yes',
      evidence: {
        kind: 'document',
        reference: 'Auszug aus der Niederschrift, Sozialausschuss, 14.02.2019',
        sha256: 'f689b111393404bc557215d31df4ebdbd8a2c2c19cf836aa8d73f0c3329f843a',
        locus: 'TOP 5',
      },
    });
    expect(Object.keys(item)).toEqual([
      'number',
      'title',
      'intent',
      'proposal',
      'deliberation',
      'wording',
      'papers',
      'outcome',
    ]);
    expect(item).toMatchObject({
      number: '5',
      title: 'Sachstandsbericht "Wir alle sind LU"',
      // "möge den Bericht zur Kenntnis nehmen"
      intent: 'acknowledgement',
      wording: 'Kenntnis genommen.',
      papers: [{ reference: '20196743', year: 2019, inferredFrom: 'Vorlage: 20196743' }],
      outcome: { kind: 'acknowledged', text: 'Kenntnis genommen.' },
    });
  });

  it('infers the year of a reference without one from the day of the sitting', () => {
    expect(facts(SEED.replace('20196743', '17/08')).item.papers).toEqual([
      { reference: '17/08', year: 2019, inferredFrom: 'über die Sitzung des Sozialausschusses am 14.02.2019' },
    ]);
  });

  it('names its text by the hash of the bytes', () => {
    expect(createHash('sha256').update(source).digest('hex')).toBe(rest.evidence.sha256);
  });
});

describe('outcomes and votes', () => {
  it('that are not recognised are left out with the vote, the words are kept', () => {
    const item = ending('Das Thema beschäftigt alle sehr.');
    expect(item).not.toHaveProperty('outcome');
    expect(item.wording).toBe('Das Thema beschäftigt alle sehr.');
  });

  it('that are stated carry the counts that are known', () => {
    expect(ending('Einstimmig beschlossen (12 Ja-Stimmen, 1 Enthaltung).').outcome).toMatchObject({
      kind: 'adopted',
      vote: { kind: 'stated', result: 'unanimous', yes: 12, abstention: 1 },
    });
  });

  it('that are counted have unknown numbers where the text gives none', () => {
    const vote = { kind: 'counted', yes: 3, no: 7, abstention: 'unknown', spoilt: 'unknown' };
    expect(ending('Abgelehnt: 3 Ja-Stimmen, 7 Nein-Stimmen.').outcome).toMatchObject({ vote });
  });

  it('as amended have their words', () => {
    const words = 'Mit folgender Änderung beschlossen: Der Bericht wird jährlich vorgelegt.';
    expect(ending(words).outcome).toMatchObject({ kind: 'adoptedAsAmended', text: words });
  });

  it('that were referred name every body', () => {
    const { outcome } = ending('Die Vorlage wird an den Hauptausschuss und den Bauausschuss verwiesen.');
    expect(outcome).toMatchObject({
      kind: 'referred',
      referredTo: [{ name: 'Hauptausschuss' }, { name: 'Bauausschuss' }],
    });
  });

  it('that stand beside the binding one are further outcomes', () => {
    const item = ending('Der Ausschuss nimmt den Bericht zur Kenntnis und stimmt dem weiteren Vorgehen einstimmig zu.');
    expect(item).toMatchObject({ outcome: { kind: 'adopted' }, furtherOutcomes: [{ kind: 'acknowledged' }] });
  });
});

describe('a fact that an extract does not state', () => {
  it('is left out: paper, publicity', () => {
    const told = facts(SEED.replace('öffentlich**', '**').replace('\nVorlage: 20196743', ''));
    expect(told).not.toHaveProperty('public');
    expect(told.item).not.toHaveProperty('papers');
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
