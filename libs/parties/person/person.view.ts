import type { Json, PersonalFields, RowOf, StreamName } from '#event-sourcing';
import { streamName } from '#event-sourcing';
import type { HeldFunction, PersonListed } from './person.answer.js';
import type { Contact } from './person.commands.js';
import type { personFunctions, persons } from './person.projection.js';

type PersonRow = RowOf<typeof persons>;
type FunctionRow = RowOf<typeof personFunctions>;

/** One person with decrypted fields. From a granted erasure on they are null, also while the key still exists. */
export async function personView(
  row: PersonRow,
  functions: readonly FunctionRow[],
  personal: PersonalFields,
): Promise<PersonListed> {
  const { id, status, evidence, revision } = row;
  const erased = status === 'erased';
  const sealed = { personal, stream: streamName('person', id), erased };
  const held = functions.filter(({ person }) => person === id);
  const name = await opened<string>(sealed, row.nameEvent, 'name', row.name);
  return {
    id,
    status,
    erased,
    name,
    // Every person has a name: without an erasure only the loss of its key makes it unreadable.
    ...(name === null && !erased && { keyMissing: true }),
    contact: await opened<Contact>(sealed, row.contactEvent, 'contact', row.contact),
    functions: await Promise.all(held.map(async (one) => await functionView(sealed, one))),
    evidence,
    revision: revision.toString(),
  };
}

interface Sealed {
  readonly personal: PersonalFields;
  readonly stream: StreamName;
  readonly erased: boolean;
}

async function functionView(
  sealed: Sealed,
  { id, event, title, organisation, from, evidence }: FunctionRow,
): Promise<HeldFunction> {
  return { id, title: await opened<string>(sealed, event, 'title', title), organisation, from, evidence };
}

/** The value that the event held before it was encrypted; null without a value and after an erasure. */
async function opened<T extends Json | Contact>(
  { personal, stream, erased }: Sealed,
  event: string | null,
  field: string,
  value: unknown,
): Promise<T | null> {
  if (erased || event === null) return null;
  const fields = await personal.open(stream, event, { [field]: value });
  // The event's type determines the type of the field.
  return (fields[field] ?? null) as T | null;
}
