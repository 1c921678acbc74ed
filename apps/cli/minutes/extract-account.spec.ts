import { isExtractRefusal, parseMinutesExtract } from '#council';
import { readFileSync } from 'node:fs';
import { accountOf } from './extract-account.js';

const SEED = readFileSync(
  new URL('../../../test/fixtures/seed/auszug-niederschrift-2019-02-14.txt', import.meta.url),
  'utf8',
);

function account(text: string): string {
  const extract = parseMinutesExtract(new TextEncoder().encode(text));
  if (isExtractRefusal(extract)) throw new Error(extract.detail);
  return accountOf(extract);
}

describe('the account of a dry run', () => {
  it('has a line a fact and names the facts that are not stated', () => {
    const lines = account(SEED).split('\n');
    expect(lines).toContain('Committee    Sozialausschuss');
    expect(lines).toContain('Day          14.02.2019, public');
    expect(lines).toContain('Item         TOP 5, whether public is not said');
    expect(lines).toContain('Outcome      acknowledged – "Kenntnis genommen."');
    expect(lines).toContain('Vote         not said');
  });

  it('shows votes as far as they are known', () => {
    const text = account(SEED.replace('Kenntnis genommen.', 'Abgelehnt: 3 Ja-Stimmen, 7 Nein-Stimmen.'));
    expect(text).toContain('yes 3, no 7, abstention unknown, spoilt unknown');
  });

  it('names the committee that an item was referred to', () => {
    const text = account(SEED.replace('Kenntnis genommen.', 'Die Vorlage wird an den Hauptausschuss verwiesen.'));
    expect(text).toContain('referred to Hauptausschuss');
  });
});
