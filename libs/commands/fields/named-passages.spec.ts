import { namedPassages, standsIn } from './named-passages.js';

const [SHA, OTHER] = ['ab'.repeat(32), 'cd'.repeat(32)];
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe('A passage in a body', () => {
  it('belongs to the document that it stands beside, else to that of the command', () => {
    const evidence = { kind: 'document', reference: 'r', sha256: SHA, inferredFrom: 'a' } as const;
    const deviations = [{ rule: 'quorum', evidence: { kind: 'document', sha256: OTHER, inferredFrom: 'b' } }];
    expect(namedPassages(Object.assign({ evidence, deviations }, { papers: [{ inferredFrom: 'c' }] }))).toEqual([
      { field: 'evidence.inferredFrom', passage: 'a', sha256: SHA },
      { field: 'deviations.0.evidence.inferredFrom', passage: 'b', sha256: OTHER },
      { field: 'papers.0.inferredFrom', passage: 'c', sha256: SHA },
    ]);
  });

  it('has no document where the command rests on none', () => {
    const body = { evidence: { kind: 'oral', reference: 'r' } as const, papers: [{ inferredFrom: 'c' }] };
    expect(namedPassages(body)).toEqual([{ field: 'papers.0.inferredFrom', passage: 'c', sha256: undefined }]);
  });

  it.each([
    ['as it is written', 'steuern den Prozess', true],
    ['with other blanks', ' und  ihr\nTeam ', true],
    ['in other letters', 'Steuern den Prozess', false],
    ['that leaves a word out', 'Abteilung steuern', false],
  ])('%s', (_how, passage, stands) => {
    expect(standsIn(text('Die Abteilung und\r\n  ihr Team\tsteuern den Prozess.'), passage)).toBe(stands);
  });

  it('is not looked for in bytes that are no text', () => {
    expect(standsIn(Uint8Array.of(0x25, 0x50, 0xff, 0xfe), 'steuern')).toBe(true);
  });
});
