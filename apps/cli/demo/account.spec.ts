import { Account } from './account.js';
import { paletteFor } from './palette.js';

function told(tell: (account: Account) => void, palette = paletteFor(false, {}), columns = Infinity): string {
  let text = '';
  tell(new Account((part) => (text += part), palette, columns));
  return text;
}

const LONG = 'Jugendförderung und Erziehungsberatung '.repeat(8).trim();

describe('The account of the demo', () => {
  it('marks a fact by words below it', () => {
    const text = told((account) => {
      account.fact('stated in the extract', ['a', 'b'], 'Four points.', 'day unknown');
    });
    expect(text).toBe('  ✓ Four points.\n      stated in the extract · 2 events · day unknown\n');
  });

  it('quotes the passage from which a fact is inferred', () => {
    const text = told((account) => {
      account.inferred('steuern den Prozess', ['a'], 'The division leads.');
    });
    expect(text).toBe('  ✓ The division leads.\n      inferred from: "steuern den Prozess" · 1 event\n');
  });

  it('marks an answer of the engine as read back, without events', () => {
    const text = told((account) => {
      account.readBack('An overview.');
    });
    expect(text).toBe('  ✓ An overview.\n      read back\n');
  });

  it('keeps every fact with its mark and events', () => {
    let account: Account | undefined;
    told((one) => {
      account = one;
      one.fact('illustration', ['a'], 'A unit.');
      one.inferred('steuern den Prozess', ['b'], 'The division leads.');
      one.readBack('An overview.');
    });
    expect(account?.entries).toEqual([
      { mark: 'illustration', text: 'A unit.', events: ['a'] },
      { mark: 'inferred', text: 'The division leads.', passage: 'steuern den Prozess', events: ['b'] },
    ]);
  });

  it('shows a refusal with its reason', () => {
    const text = told((account) => {
      account.refused('Five votes.', 'more votes than members present', '409');
    });
    expect(text).toBe('  ✗ Five votes.\n      refused: more votes than members present · 409\n');
  });

  it.each([
    [Infinity, 92],
    [120, 92],
    [80, 80],
    [20, 60],
  ])('on a terminal of %d columns stays within %d, with and without colours', (columns, most) => {
    for (const palette of [paletteFor(false, {}), paletteFor(true, {})]) {
      const tell = (account: Account): void => {
        account.chapter('14 January 2019', 'Paper 20196743 is prepared');
        account.paragraph(LONG);
        account.fact('illustration', ['a'], LONG, 'one part', LONG);
        account.inferred(LONG, ['a'], LONG);
        account.readBack(LONG);
        account.refused(LONG, LONG, LONG);
        account.excerpt([['amber', 'planned', LONG]]);
        account.terms([['time line', LONG]]);
      };
      const text = told(tell, palette, columns);
      // eslint-disable-next-line no-control-regex -- colours have no width
      const widths = text.split('\n').map((line) => line.replace(/\u001b\[\d+m/gu, '').length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(most);
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
