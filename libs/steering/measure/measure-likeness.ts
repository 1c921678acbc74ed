import type { Likeness } from '#event-sourcing';
import { sameText } from '#event-sourcing';
import type { Measure } from './measure.state.js';
import { measureStatus } from './measure.state.js';
import { isOver } from './measure-status.js';

/** A measure that is over may be taken up again under its title. */
export const measureLikeness: Likeness<Measure> = {
  code: 'measureOfSameTitle',
  english: 'Another open measure of this strategy process has this title.',
  german: 'Eine andere offene Maßnahme dieses Strategieprozesses hat denselben Titel.',
  featuresOf: (measure) =>
    measure.status === 'unknown' || isOver(measureStatus(measure))
      ? undefined
      : [measure.process, sameText(measure.content.title)],
};
