import { answer } from '#http';
import { NAMED_KINDS } from './mentions.js';

/** A name beside an id; null for what the read model with the names does not know (yet), or where nothing is meant. */
export const nameSchema = answer.orNull(answer.text('Sozialausschuss'));

/** What `named` makes of a mention. */
export const namedSchema = answer.shape({
  kind: answer.choice(...NAMED_KINDS),
  id: answer.id(),
  name: answer.orNull(answer.text('Wir alle sind LU')),
});

/** In words what an entry of a list is about. */
export const aboutSchema = answer.shape(
  {
    kind: answer.text('meeting'),
    id: answer.id(),
    label: answer.orNull(answer.text('Sozialausschuss, 2019-02-14: 5.1 Wir alle sind LU')),
  },
  { item: answer.shape({ id: answer.id(), number: answer.text('5.1'), title: answer.text('Wir alle sind LU') }) },
);
