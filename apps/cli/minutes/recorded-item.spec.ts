import type { HeldFacts } from '#council';
import { createHash } from 'node:crypto';
import type { RecordedItem } from './recorded-item.js';
import { inRecordedWords, isSameWords, isWhollyRecorded } from './recorded-item.js';

const OFFICE = '9f0c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11';

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function kept(...texts: string[]): ReadonlyMap<string, Uint8Array> {
  return new Map(texts.map((text) => [hashOf(text), new TextEncoder().encode(text)]));
}

const WORDS = 'Der Prozess „Wir alle sind LU“ – ein Bericht.';
const recorded: RecordedItem = {
  id: OFFICE,
  number: '5',
  title: 'Bericht „Wir alle sind LU“',
  paper: { kind: 'unknown' },
  proposal: null,
  deliberation: { sha256: hashOf(WORDS), text: WORDS },
  wording: null,
  outcomes: [{ outcome: { kind: 'referred' } }],
  corrected: [],
};

describe('an item that is recorded already', () => {
  it('is the same in another encoding with other quotation marks', () => {
    const copy = WORDS.replace('„', ',,').replace('“', '"').replace('–', '-');
    const told: HeldFacts = { number: '5', title: 'Bericht "Wir alle sind LU"', deliberation: hashOf(copy) };
    const same = inRecordedWords(told, recorded, kept(copy));
    expect(same).toEqual({ number: '5', title: recorded.title, deliberation: hashOf(WORDS) });
    expect(isWhollyRecorded(same, recorded)).toBe(true);
  });

  it('is not the same when the words differ', () => {
    const other = WORDS.replace('ein Bericht', 'kein Bericht');
    const told: HeldFacts = { number: '5', title: 'Zwischenbericht', deliberation: hashOf(other) };
    expect(inRecordedWords(told, recorded, kept(other))).toEqual(told);
    expect(isWhollyRecorded(told, recorded)).toBe(false);
  });

  it('stays open where the committee that it was referred to became known since', () => {
    const told: HeldFacts = { number: '5', title: recorded.title, outcome: { kind: 'referred', to: OFFICE } };
    expect(inRecordedWords(told, recorded, kept()).outcome).toEqual({ kind: 'referred' });
    const decided = { ...recorded, outcomes: [{ outcome: { kind: 'referred', to: OFFICE } }] };
    expect(inRecordedWords(told, decided, kept()).outcome).toEqual({ kind: 'referred', to: OFFICE });
  });

  it('gives the words that were adopted their recorded hash', () => {
    const copy = WORDS.replaceAll(/[„“]/gu, '"');
    const told: HeldFacts = {
      number: '5',
      title: recorded.title,
      wording: hashOf(copy),
      outcome: { kind: 'adoptedAsAmended', wording: hashOf(copy) },
    };
    const amended = { ...recorded, wording: { sha256: hashOf(WORDS), text: WORDS } };
    expect(inRecordedWords(told, amended, kept(copy)).outcome).toEqual({
      kind: 'adoptedAsAmended',
      wording: hashOf(WORDS),
    });
  });

  it('does not change the words of an extract where its own text was removed', () => {
    const told: HeldFacts = { number: '5', title: recorded.title, deliberation: hashOf('x') };
    const gone = { ...recorded, deliberation: { sha256: hashOf(WORDS), text: null } };
    expect(inRecordedWords(told, gone, kept('x'))).toEqual(told);
  });

  it('is unlike where digits, letters or accents differ', () => {
    expect(isSameWords('7 : 3', '7:3')).toBe(true);
    expect(isSameWords('7:3', '73')).toBe(false);
    expect(isSameWords('Bäder', 'Bader')).toBe(false);
    expect(isSameWords('Bäder', 'Ba\u0308der')).toBe(true);
  });
});

describe('an item that is not recorded', () => {
  it('is sent as the extract has it', () => {
    const told: HeldFacts = { number: '6', title: 'Verschiedenes' };
    expect(inRecordedWords(told, undefined, kept())).toBe(told);
    expect(isWhollyRecorded(told, undefined)).toBe(false);
  });
});
