import { answer } from '#http';
import { NAMED_KINDS } from './mentions.js';

/** A name beside an id; null where there is no id, and while the read model does not know the name. */
export const nameSchema = answer.orNull(answer.text('Sozialausschuss'));

/** A mention with its name, as `named` gives it. */
export const namedSchema = answer.shape({
  kind: answer.choice(...NAMED_KINDS),
  id: answer.id(),
  name: answer.orNull(answer.text('Wir alle sind LU')),
});

/** The subject of an entry of a list, in words. */
export const aboutSchema = answer.shape(
  {
    kind: answer.text('meeting'),
    id: answer.id(),
    label: answer.orNull(answer.text('Sozialausschuss, 2019-02-14: 5.1 Wir alle sind LU')),
  },
  { item: answer.shape({ id: answer.id(), number: answer.text('5.1'), title: answer.text('Wir alle sind LU') }) },
);
