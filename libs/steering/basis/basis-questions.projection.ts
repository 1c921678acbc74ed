import type { Projection, Recorded, RowChange } from '#event-sourcing';
import { patch, put, table } from '#event-sourcing';
import type { BasisEvent } from './basis.events.js';

/** Questions whether what the adoption of a measure or goal (`entity`) rests on still holds; without `how` they are open. */
export const basisQuestions = table({
  name: 'basisQuestions',
  columns: {
    id: 'text',
    ordinal: 'position',
    entity: 'text',
    decision: 'json',
    cause: 'text',
    why: 'text',
    how: 'text?',
    reason: 'text?',
  },
  key: ['id'],
  indexes: [['entity', 'ordinal']],
});

export const basisQuestionsProjection: Projection = {
  name: 'basisQuestions',
  version: 1,
  tables: [basisQuestions],
  reads: ['measure', 'goal'],
  project: (event) => (isBasisEvent(event) ? rowsOf(event) : []),
};

function isBasisEvent(event: Recorded): event is Recorded<BasisEvent> {
  return event.type === 'BasisQuestioned' || event.type === 'BasisResolved';
}

function rowsOf(event: Recorded<BasisEvent>): readonly RowChange[] {
  switch (event.type) {
    case 'BasisQuestioned': {
      const { question: id, decision, cause, why } = event.data;
      const { id: entity, position: ordinal } = event;
      return [put(basisQuestions, { id, ordinal, entity, decision, cause, why, how: null, reason: null })];
    }
    case 'BasisResolved': {
      const { question: id, how, reason } = event.data;
      return [patch(basisQuestions, { id }, { how, reason })];
    }
  }
}
