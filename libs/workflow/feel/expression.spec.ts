import fc from 'fast-check';
import { evaluate } from 'feelin';
import type { Json } from '#event-sourcing';
import { clock } from '../testing/played-instance.js';
import type { Expression } from './expression.js';
import { compileExpression, compileValue, evaluateExpression, MAX_EXPRESSION_LENGTH } from './expression.js';

function compiled(source: string): Expression {
  const result = compileExpression(source);
  if ('problem' in result) throw new Error(result.problem);
  return result.expression;
}

function value(source: string, variables: Readonly<Record<string, Json>> = {}): unknown {
  const names = new Map(Object.entries(variables));
  return evaluateExpression(compiled(source), (name) => names.get(name), clock);
}

/** What FEEL's interpreter says by itself. */
function interpreted(source: string, variables: Record<string, Json>): unknown {
  try {
    return { ok: true, value: evaluate(source, variables, 'camunda').value ?? null };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

describe('A value of a model', () => {
  it('is text without an equals sign and an expression with one', () => {
    expect(compileValue('draft-paper')).toEqual({ expression: { kind: 'text', text: 'draft-paper' } });
    expect(compileValue('= status')).toMatchObject({ expression: { kind: 'feel', names: ['status'] } });
  });
});

describe('An expression', () => {
  it.each([
    ['votes.yes > votes.no', true],
    ['if votes.yes > 20 then "adopted" else "rejected"', 'rejected'],
    ['{ total: votes.yes + votes.no }.total', 16],
    ['count(papers[reference = "A"])', 1],
    ['for paper in papers return paper.reference', ['A', 'B']],
    ['missing.value', null],
    ['today()', '2019-02-14'],
    ['now()', '2019-02-14T16:00:00@Europe/Berlin'],
    ['date("2019-02-14") + duration("P14D")', '2019-02-28'],
    ['duration("P1DT2H")', 'P1DT2H'],
    ['1 / 0', null],
  ])('%s has the value %j', (source, expected) => {
    const variables = { votes: { yes: 11, no: 5 }, papers: [{ reference: 'A' }, { reference: 'B' }] };
    expect(value(source, variables)).toEqual({ ok: true, value: expected });
  });

  it('that FEEL cannot read names the place', () => {
    expect(compileExpression('votes > ')).toEqual({ problem: 'FEEL cannot read it at character 9' });
    expect(compileExpression('')).toEqual({ problem: 'FEEL cannot read it at character 1' });
  });

  it('has a limit of length', () => {
    expect(compileExpression('1'.repeat(MAX_EXPRESSION_LENGTH + 1))).toEqual({
      problem: 'the expression has 10001 characters, 10000 are allowed',
    });
  });

  it.each(['for i in 1..1000000000 return i', 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")'])(
    'without an end is ended: %s',
    (source) => {
      expect(value(source)).toEqual({ ok: false, problem: 'not evaluated within 1000 ms' });
    },
  );

  it('with a function as its result says that no variable can hold it', () => {
    expect(value('function(a) a + 1')).toEqual({
      ok: false,
      problem: 'the result is a function or a range, which no variable can hold',
    });
  });

  it('has a limit of nesting', () => {
    expect(compileExpression(`${'('.repeat(101)}1${')'.repeat(101)}`)).toEqual({
      problem: 'the expression has more than 100 brackets inside each other',
    });
  });

  it.each(['1 /* one', '/*'.repeat(5), '"a" + /* "'])('with a comment without an end is refused: %s', (source) => {
    expect(compileExpression(source)).toEqual({ problem: 'the expression has a comment (/*) without an end' });
  });

  it.each([
    ['1 /* one */ + 1', 2],
    ['"/*" + "a"', '/*a'],
    ['"\\"/*" + "a"', '"/*a'],
  ])('with a comment is read: %s', (source, result) => {
    expect(value(source)).toEqual({ ok: true, value: result });
  });

  it('has the value that FEEL gives it, also where it goes round the interpreter', () => {
    const literal = fc.oneof(
      fc.integer({ min: -999, max: 999 }).map(String),
      fc.constantFrom('true', 'false', 'null', '"a"', '"b"', '""'),
      fc.constantFrom('x', 'x.n', 'x.s', 'x.none', 'none', 'list', 'list.n', 'x.b', 's', 's.length'),
    );
    const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
    const source = fc.oneof(
      literal,
      fc.tuple(literal, operator, literal).map((parts) => parts.join(' ')),
    );
    const variables = { x: { n: 3, s: 'a', b: true }, list: [{ n: 1 }, { n: 2 }], s: 'b' };
    fc.assert(
      fc.property(source, (text) => {
        expect(value(text, variables)).toEqual(interpreted(text, variables));
      }),
      { numRuns: 2000 },
    );
  });
});
