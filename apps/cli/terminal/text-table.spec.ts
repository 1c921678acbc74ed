import { textTable } from './text-table.js';

describe('a table', () => {
  it('has columns as wide as they need, and no blanks at the ends of lines', () => {
    expect(
      textTable(
        ['A', 'LONG'],
        [
          ['one', 1],
          ['two', 22],
        ],
      ).split('\n'),
    ).toEqual(['A    LONG', 'one  1', 'two  22']);
  });

  it('shows what is absent, and keeps a row one line', () => {
    expect(
      textTable(
        ['A', 'B'],
        [
          [null, 'two\nlines'],
          ['', undefined],
        ],
      ),
    ).toBe('A  B\n–  two lines\n–  –');
  });

  it('cuts the last column where the terminal is narrow, and nowhere else', () => {
    const rows = [['one', 'a text that is too long']];
    expect(textTable(['A', 'B'], rows, 20)).toBe('A    B\none  a text that is…');
    expect(textTable(['A', 'B'], rows)).toContain('a text that is too long');
  });

  it('of nothing is its headings', () => {
    expect(textTable(['A', 'B'], [])).toBe('A  B');
  });
});
