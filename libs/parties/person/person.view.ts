import type { Json, PersonalFields, RowOf } from '#event-sourcing';
import { streamName } from '#event-sourcing';
import type { personFunctions, persons } from './person.projection.js';

/** One person as it is read. From the decision on nothing personal is shown, also while the key still exists. */
export async function personView(
  row: RowOf<typeof persons>,
  functions: readonly RowOf<typeof personFunctions>[],
  personal: PersonalFields,
): Promise<object> {
  const erased = row.status === 'erased';
  const stream = streamName('person', row.id);
  const opened = async (event: string | null, field: string, value: unknown): Promise<Json> =>
    erased || event === null ? null : ((await personal.open(stream, event, { [field]: value }))[field] ?? null);
  return {
    id: row.id,
    status: row.status,
    erased,
    name: await opened(row.nameEvent, 'name', row.name),
    contact: await opened(row.contactEvent, 'contact', row.contact),
    functions: await Promise.all(
      functions
        .filter(({ person }) => person === row.id)
        .map(async ({ id, event, title, organisation, from, evidence }) => ({
          id,
          title: await opened(event, 'title', title),
          organisation,
          from,
          evidence,
        })),
    ),
    evidence: row.evidence,
    revision: row.revision.toString(),
  };
}
