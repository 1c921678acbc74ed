import { Account } from './account.js';
import { paletteFor } from './palette.js';

function told(tell: (account: Account) => void, palette = paletteFor(false, {})): string {
  let text = '';
  tell(new Account((part) => (text += part), palette));
  return text;
}

const LONG = 'Jugendförderung und Erziehungsberatung '.repeat(8).trim();

describe('The account of the demo', () => {
  it('marks a fact by words below it', () => {
    const text = told((account) => {
      account.fact('stated in the extract', 'Four points.', '4 events', 'day unknown');
    });
    expect(text).toBe('  ✓ Four points.\n      stated in the extract · 4 events · day unknown\n');
  });

  it('shows a refusal with its reason', () => {
    const text = told((account) => {
      account.refused('Five votes.', 'more votes than members present', '409');
    });
    expect(text).toBe('  ✗ Five votes.\n      refused: more votes than members present · 409\n');
  });

  it('stays within 92 columns, with and without colours', () => {
    for (const palette of [paletteFor(false, {}), paletteFor(true, {})]) {
      const text = told((account) => {
        account.chapter('14 January 2019', 'Paper 20196743 is prepared');
        account.paragraph(LONG);
        account.fact('illustration', LONG, 'one part', LONG);
        account.refused(LONG, LONG, LONG);
        account.terms([['time line', LONG]]);
      }, palette);
      // eslint-disable-next-line no-control-regex -- colours have no width
      const widths = text.split('\n').map((line) => line.replace(/\u001b\[\d+m/gu, '').length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(92);
    }
  });

  it('sets the fields that were read in columns', () => {
    const text = told((account) => {
      account.excerpt([
        ['2018-10', 'ProcessEventInvited'],
        ['2019-02-14', 'ItemAdded'],
      ]);
    });
    expect(text).toBe('      2018-10     ProcessEventInvited\n      2019-02-14  ItemAdded\n');
  });

  it('has colours only on a terminal, and not where they are declined', () => {
    const good = (isTerminal: boolean, environment: Record<string, string>): string =>
      paletteFor(isTerminal, environment).good('✓');
    expect(good(true, {})).toBe('\u001b[32m✓\u001b[0m');
    expect(good(true, { NO_COLOR: '' })).toBe('\u001b[32m✓\u001b[0m');
    expect([good(true, { NO_COLOR: '1' }), good(false, {})]).toEqual(['✓', '✓']);
  });
});
