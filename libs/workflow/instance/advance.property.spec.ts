import fc from 'fast-check';
import { bpmn, flow, service } from '../testing/bpmn.js';
import { modelOf, PlayedInstance } from '../testing/played-instance.js';

/** A block with one way in and one way out; blocks inside each other make a model. */
type Block = { readonly kind: 'job' | 'task' } | { readonly kind: Composed; readonly blocks: readonly Block[] };

type Composed = 'sequence' | 'parallel' | 'choice' | 'inclusive' | 'scope';

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Block>({ kind: 'job' }, { kind: 'task' }),
    fc.record({
      kind: fc.constantFrom<Composed>('sequence', 'parallel', 'choice', 'inclusive', 'scope'),
      blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

/**
 * Writes blocks as BPMN. A choice takes the way that the variable `way` names, an inclusive gateway those before it; the
 * last one else.
 */
class Drawing {
  xml = '';
  #ids = 0;

  id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}${this.#ids}`;
  }

  /** Ids of the first and the last element of the block. */
  draw(one: Block): readonly [string, string] {
    if (!('blocks' in one)) {
      const id = this.id(one.kind);
      this.xml += one.kind === 'job' ? service(id) : `<task id="${id}"/>`;
      return [id, id];
    }
    if (one.kind === 'sequence') return this.sequence(one.blocks);
    return one.kind === 'scope' ? this.scope(one.blocks) : this.branches(one.kind, one.blocks);
  }

  sequence(blocks: readonly Block[]): readonly [string, string] {
    const ends = blocks.map((one) => this.draw(one));
    ends.slice(1).forEach(([first], index) => (this.xml += flow(ends[index]?.[1] ?? '', first)));
    return [ends[0]?.[0] ?? '', ends.at(-1)?.[1] ?? ''];
  }

  scope(blocks: readonly Block[]): readonly [string, string] {
    const [id, start, end] = [this.id('scope'), this.id('start'), this.id('end')];
    const before = this.xml;
    this.xml = '';
    const [first, last] = this.sequence(blocks);
    const inside = `<startEvent id="${start}"/>${this.xml}<endEvent id="${end}"/>${flow(start, first)}${flow(last, end)}`;
    this.xml = `${before}<subProcess id="${id}">${inside}</subProcess>`;
    return [id, id];
  }

  branches(kind: 'parallel' | 'choice' | 'inclusive', blocks: readonly Block[]): readonly [string, string] {
    const [split, join] = [this.id('split'), this.id('join')];
    const type = { parallel: 'parallelGateway', choice: 'exclusiveGateway', inclusive: 'inclusiveGateway' }[kind];
    const ends = blocks.map((one) => this.draw(one));
    const last = ends.at(-1)?.[0] ?? '';
    const otherwise = kind === 'parallel' ? '' : ` default="${split}-${last}"`;
    this.xml += `<${type} id="${split}"${otherwise}/><${type} id="${join}"/>`;
    ends.forEach(([first, end], index) => {
      const holds = kind === 'choice' ? `=way = ${index}` : `=way > ${index}`;
      const condition = kind === 'parallel' || first === last ? undefined : holds;
      this.xml += flow(split, first, condition) + flow(end, join);
    });
    return [split, join];
  }
}

/** Ids of jobs and tasks that the blocks do, in the numbering of the drawing. */
function expectedWork(one: Block, way: number): number {
  if (!('blocks' in one)) return 1;
  return taken(one, way).reduce((sum, inner) => sum + expectedWork(inner, way), 0);
}

function taken({ kind, blocks }: Extract<Block, { readonly blocks: readonly Block[] }>, way: number): readonly Block[] {
  if (kind !== 'choice' && kind !== 'inclusive') return blocks;
  const conditional = blocks.slice(0, -1);
  const met = conditional.filter((_, index) => (kind === 'choice' ? way === index : way > index));
  return met.length > 0 ? met : blocks.slice(-1);
}

describe('A block-structured model', () => {
  it('is done once in each part, whatever the order of the jobs, and its replay is the same', async () => {
    await fc.assert(
      fc.asyncProperty(block, fc.nat(2), fc.infiniteStream(fc.nat(1000)), async (one, way, picks) => {
        const drawing = new Drawing();
        const [first, last] = drawing.draw(one);
        const inside = `<startEvent id="begin"/>${drawing.xml}<endEvent id="finish"/>${flow('begin', first)}${flow(last, 'finish')}`;
        const instance = new PlayedInstance(await modelOf(bpmn(inside)), { way });
        for (const pick of picks) {
          const { jobTypes } = instance;
          if (jobTypes.length === 0) break;
          instance.complete(jobTypes[pick % jobTypes.length] ?? '');
        }
        expect(instance.state.status).toBe('completed');
        const work = instance.left.filter((id) => id.startsWith('job') || id.startsWith('task'));
        expect(work).toHaveLength(expectedWork(one, way));
        expect(new Set(work).size).toBe(work.length);
      }),
      { numRuns: 150 },
    );
  });
});
