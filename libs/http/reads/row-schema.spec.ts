import { table } from '#event-sourcing';
import { id, list, text } from './answer-schema.js';
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
    chair: 'json?',
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

  it('leaves out what is not shown, and tells the fields that a view adds or shows otherwise', () => {
    const { properties, required } = rowSchema(sittings, {
      without: ['chair', 'evidence'],
      and: { public: text('yes'), processes: list(id()) },
      optional: { title: text('Auftakt') },
    });
    expect(required).toEqual(['id', 'revision', 'count', 'public', 'processes']);
    expect(properties).toMatchObject({ public: { type: 'string' }, title: { type: 'string' } });
    expect(properties).not.toHaveProperty('chair');
  });

  it('can be of named columns alone, with examples of its own', () => {
    const { properties } = rowSchema(sittings, { only: ['id', 'title'], examples: { title: 'Auftakt' } });
    expect(properties).toEqual({
      id: id(),
      title: { type: ['string', 'null'], example: 'Auftakt' },
    });
  });
});
