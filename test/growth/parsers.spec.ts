import fc from 'fast-check';
import type { Growing, Parser } from './parsers.js';
import { growing, PARSERS as OTHER_PARSERS } from './parsers.js';
import { REQUEST_PARSERS } from './parsers-of-requests.js';
import { WorkCounter } from './work-counter.js';

const SEED = Number(process.env['LENKWERK_FUZZ_SEED'] ?? 20190214);
const RUNS = Number(process.env['LENKWERK_GROWTH_RUNS'] ?? 8);
const LENGTHS = [2_000, 16_000] as const;
/** What looks steep is tried on four times the length: up to a limit of the parser the work may grow faster. */
const LONGER = 4;
/** Eight times the text may cost twelve times the work. */
const STEEP = 12;

const PARSERS: readonly Parser[] = [...OTHER_PARSERS, ...REQUEST_PARSERS];

/** The code of the project and the libraries that read models and expressions for it. */
const COUNTED =
  /\/(?:libs|apps|growth)\/|\/(?:bpmn-moddle|moddle|moddle-xml|saxen|feelin|lezer-feel|@lezer|@fastify\/busboy)\//u;

function textOf({ opening, first, then, closing }: Growing, length: number): string {
  const half = (unit: string): string => unit.repeat(Math.ceil(length / 2 / unit.length));
  return opening + half(first) + half(then) + closing;
}

function inputsOf({ openings = [''], words, closings = [''] }: Parser): fc.Arbitrary<Growing> {
  const unit = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((some) => some.join(''));
  return fc.record({
    opening: fc.constantFrom(...openings),
    first: unit,
    then: unit,
    closing: fc.constantFrom(...closings),
  });
}

describe('a parser', () => {
  const counter = new WorkCounter((url) => COUNTED.test(url));

  beforeAll(() => {
    counter.start();
  });
  afterAll(() => {
    counter.stop();
  });

  async function isSteep(
    parse: (text: string) => unknown,
    input: Growing,
    [short, long]: readonly [number, number],
  ): Promise<boolean> {
    const work = async (length: number): Promise<number> => {
      const text = textOf(input, length);
      return await counter.work(() => parse(text));
    };
    return (await work(long)) > STEEP * Math.max(await work(short), 4 * short);
  }

  async function steepOf(
    parser: Pick<Parser, 'load'>,
    inputs: readonly Growing[],
    lengths: readonly [number, number] = LENGTHS,
  ): Promise<readonly Growing[]> {
    const parse = await parser.load();
    const steep: Growing[] = [];
    for (const input of inputs) {
      const [short, long] = lengths;
      if (!(await isSteep(parse, input, [short, long]))) continue;
      const longer = [LONGER * short, LONGER * long] as const;
      if (await isSteep(parse, input, longer)) steep.push(input);
    }
    return steep;
  }

  it.each<readonly [string, (text: string) => unknown]>([
    [
      'a loop inside a loop',
      (text) => Array.from(text).filter((one, _, all) => all.findLast((other) => other === `${one}?`)),
    ],
    ['a search inside a loop', (text) => Array.from(text).filter(() => text.includes('?'))],
    ['a copy inside a loop', (text) => Array.from(text).reduce<readonly string[]>((some, one) => [...some, one], [])],
    ['a pattern inside a loop', (text) => Array.from(text).filter(() => /\?/u.test(text))],
    ['sorting the marks of a letter', (text) => text.normalize('NFC')],
  ])('is counted as steep: %s', async (_, parse) => {
    expect(await steepOf({ load: () => Promise.resolve(parse) }, [growing('\u0301\u0323')], [100, 800])).toHaveLength(
      1,
    );
  });

  it.each(PARSERS.filter(({ limited }) => limited === undefined))(
    'takes work that grows with its input: $name',
    async (parser) => {
      const samples = fc.sample(inputsOf(parser), { numRuns: RUNS, seed: SEED });
      expect(await steepOf(parser, [...(parser.known ?? []), ...samples])).toEqual([]);
    },
  );

  it.each(PARSERS.filter(({ limited }) => limited !== undefined))('takes limited work: $name', async (parser) => {
    const { length = 0, steps = 0 } = parser.limited ?? {};
    const parse = await parser.load();
    const samples = fc.sample(inputsOf(parser), { numRuns: RUNS, seed: SEED });
    for (const input of [...(parser.known ?? []), ...samples]) {
      const text = textOf(input, length).slice(0, length);
      expect({ input, isMore: (await counter.work(() => parse(text))) > steps }).toEqual({ input, isMore: false });
    }
  });
});
