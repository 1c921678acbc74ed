import type { RowOf, Table } from '#event-sourcing';
import { idFrom, ReadModelNotReady, table } from '#event-sourcing';
import type { Reads } from '#http';
import { mentionsIn } from './mentions.js';
import { namesIn, registerNames } from './name-sources.js';
import { namesOf } from './names.js';

const named = (name: string) => table({ name, columns: { id: 'text', name: 'text' }, key: ['id'], indexes: [] });
registerNames(
  'organisation',
  namesIn(named('organisations'), ({ name }) => name),
);
registerNames(
  'committee',
  namesIn(named('committees'), ({ name }) => name),
);

const [unit, circle, paper] = [idFrom('unit'), idFrom('circle'), idFrom('paper')];

describe('the mentions of a fact', () => {
  it('are organisations, committees, processes, papers and meetings, each once, without persons', () => {
    const fact = {
      lead: unit,
      paper: { kind: 'paper', paper, version: 2 },
      outcome: { kind: 'referred', to: circle },
      participants: [
        { kind: 'organisation', id: unit },
        { kind: 'person', id: idFrom('somebody') },
        { kind: 'function', title: 'Leitung Kultur' },
      ],
    };
    expect(mentionsIn(fact)).toEqual([
      { kind: 'organisation', id: unit },
      { kind: 'paper', id: paper },
      { kind: 'committee', id: circle },
    ]);
  });
});

describe('names', () => {
  it('are looked up with one query a table, and are null while their read model is being built', async () => {
    const asked: string[] = [];
    const reads: Pick<Reads, 'rows'> = {
      rows: <T extends Table>({ name }: T): Promise<readonly RowOf<T>[]> => {
        asked.push(name);
        return Promise.reject(new ReadModelNotReady(name, 'building'));
      },
    };
    const ids = [unit, circle, paper];
    const nameOf = await namesOf(
      reads,
      ids.flatMap((id) => [
        { kind: 'organisation', id },
        { kind: 'committee', id },
      ]),
    );
    expect(asked.toSorted()).toEqual(['committees', 'organisations']);
    expect(nameOf('committee', circle)).toBeNull();
  });
});
