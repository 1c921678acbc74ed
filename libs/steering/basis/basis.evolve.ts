import type { Evolved } from '#event-sourcing';
import type { BasisEvent } from './basis.events.js';
import type { Question } from './basis.state.js';

/** The questions of a measure or goal after one more event. */
export function evolveQuestions(questions: readonly Question[], event: Evolved<BasisEvent>): readonly Question[] {
  switch (event.type) {
    case 'BasisQuestioned':
      return [...questions, event.data];
    case 'BasisResolved': {
      const { question, how } = event.data;
      return questions.map((one) => (one.question === question ? { ...one, ended: how } : one));
    }
  }
}
