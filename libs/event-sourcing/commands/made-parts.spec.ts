import { idFrom, partId } from './deterministic-ids.js';
import { madeParts } from './made-parts.js';

const command = idFrom('a command');
const made = (kind: string, index: number) => ({ kind, id: partId(command, kind, index) });

describe('the parts that a command made', () => {
  it('are those whose ids are derived from it, each once', () => {
    const [first, second] = [made('step', 0), made('step', 1)];
    const events = [
      { step: first.id, committee: idFrom('a committee'), role: 'hearing' },
      { step: second.id, order: 2 },
      { step: first.id },
    ];
    const parts = events.reduce((known, data) => madeParts(command, data, known), madeParts(command, {}, []));
    expect(parts).toEqual([first, second]);
  });

  it('are named by their kind, not by the name of the event field', () => {
    expect(madeParts(command, { outcomeId: made('outcome', 0).id }, [])).toEqual([made('outcome', 0)]);
  });

  it('exclude those that another command made', () => {
    expect(madeParts(idFrom('another command'), { step: made('step', 0).id, title: 'x' }, [])).toEqual([]);
  });
});
