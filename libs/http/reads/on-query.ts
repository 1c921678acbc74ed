import { DayField } from '#commands';
import { ReadQuery } from './page.js';

/** A read with traffic lights, which depend on the day. */
export class OnQuery extends ReadQuery {
  @DayField({ optional: true, description: 'The day for which lights are shown: today or later. Default: today.' })
  readonly on?: string;
}
