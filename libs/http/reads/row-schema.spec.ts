import { jsonOrNull, table, word } from '#event-sourcing';
import type { AnswerOf } from './answer-schema.js';
import { choice, extended, id, list, orNull, shape, text } from './answer-schema.js';
import { rowSchema } from './row-schema.js';

const sittings = table({
  name: 'sittings',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    title: 'text?',
    count: 'integer',
    public: 'boolean',
    chair: jsonOrNull<{ readonly person: string }>(),
    evidence: 'json',
  },
  key: ['id'],
});

describe('The schema of a row', () => {
  it('has every column but the one that orders pages, and revisions as strings', () => {
    const { properties = {}, required } = rowSchema(sittings);
    expect(required).toEqual(['id', 'revision', 'title', 'count', 'public', 'chair', 'evidence']);
    expect(properties).toMatchObject({
      revision: { type: 'string', example: '3' },
      title: { type: ['string', 'null'], example: null },
      count: { type: 'integer' },
      public: { type: 'boolean' },
      chair: { type: ['object', 'null'] },
      evidence: { type: 'object', required: ['kind'] },
    });
  });

  it('leaves out hidden columns, and has the fields that a view adds or changes', () => {
    const { properties, required } = rowSchema(sittings, {
      without: ['chair', 'evidence'],
      and: { public: text('yes'), processes: list(id()) },
      optional: { title: text('Auftakt') },
    });
    expect(required).toEqual(['id', 'revision', 'count', 'public', 'processes']);
    expect(properties).toMatchObject({ public: { type: 'string' }, title: { type: 'string' } });
    expect(properties).not.toHaveProperty('chair');
  });

  it('can have only named columns, with examples of its own', () => {
    const { properties } = rowSchema(sittings, { only: ['id', 'title'], examples: { title: 'Auftakt' } });
    expect(properties).toEqual({
      id: id(),
      title: { type: ['string', 'null'], example: 'Auftakt' },
    });
  });

  it('is also the type of the answer', () => {
    const schema = rowSchema(sittings, {
      without: ['evidence'],
      and: { state: choice('open', 'closed') },
      optional: { title: text('Auftakt') },
    });
    const sitting: AnswerOf<typeof schema> = {
      id: 'a',
      revision: '3',
      count: 1,
      public: true,
      chair: { person: 'b' },
      state: 'open',
    };
    // @ts-expect-error a field is missing
    const incomplete: AnswerOf<typeof schema> = { ...sitting, state: undefined };
    expect(incomplete).not.toEqual(sitting);
    expect(schema.required).toEqual(expect.arrayContaining(Object.keys(sitting)));
  });

  it('has the words of an enumerated column', () => {
    const schema = rowSchema(
      table({ name: 'rooms', columns: { id: 'text', kind: word<'hall' | 'office'>() }, key: ['id'] }),
    );
    const room: AnswerOf<typeof schema> = { id: 'a', kind: 'hall' };
    // @ts-expect-error no kind of room
    const none: AnswerOf<typeof schema> = { ...room, kind: 'garden' };
    expect(none).not.toEqual(room);
    expect(schema.properties).toMatchObject({ kind: { type: 'string' } });
  });

  it('of an extended object has its fields and the further ones', () => {
    const schema = extended(shape({ id: id(), title: text('Auftakt') }), { title: orNull(text('Auftakt')) });
    const answer: AnswerOf<typeof schema> = { id: 'a', title: null };
    expect(schema.properties).toHaveProperty('id');
    expect(answer.title).toBeNull();
  });
});
