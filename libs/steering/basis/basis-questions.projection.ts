import type { Projection, Recorded, RowChange } from '#event-sourcing';
import { json, patch, put, table, takes, word, wordOrNull } from '#event-sourcing';
import type { DecisionRef } from '#shared-kernel';
import type { BASIS_ENDS, BasisEvent } from './basis.events.js';
import type { Question } from './basis.state.js';

/** Questions whether the basis of the adoption of a measure or goal (`entity`) holds; without `how` they are open. */
export const basisQuestions = table({
  name: 'basisQuestions',
  columns: {
    id: 'text',
    ordinal: 'position',
    entity: 'text',
    decision: json<DecisionRef>(),
    cause: 'text',
    why: word<Question['why']>(),
    how: wordOrNull<(typeof BASIS_ENDS)[number]>(),
    reason: 'text?',
  },
  key: ['id'],
  indexes: [['entity', 'ordinal']],
  visibility: 'everyone',
});

const ofBasis = takes<BasisEvent>()({ takes: ['BasisQuestioned', 'BasisResolved'], leaves: [] });

/** Measures and goals have these events in common; the register leaves their other events. */
export const basisQuestionsProjection: Projection = {
  name: 'basisQuestions',
  version: 1,
  tables: [basisQuestions],
  reads: ['measure', 'goal'],
  project: (event) => (ofBasis(event) ? rowsOf(event) : []),
};

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
