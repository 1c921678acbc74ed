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

  it('marks absent values, and keeps a row one line', () => {
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

  it('cuts only the last column, and only where the terminal is narrow', () => {
    const rows = [['one', 'a text that is too long']];
    expect(textTable(['A', 'B'], rows, 20)).toBe('A    B\none  a text that is…');
    expect(textTable(['A', 'B'], rows)).toContain('a text that is too long');
  });

  it('of nothing is its headings', () => {
    expect(textTable(['A', 'B'], [])).toBe('A  B');
  });
});
