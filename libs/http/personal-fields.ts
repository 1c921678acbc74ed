import type { Role } from '#commands';
import type { Json, PersonalFields } from '#event-sourcing';
import type { Caller } from './caller.js';

/** Token of the kernel's `PersonalFields`: read routes open sealed fields with `openPersonal`, and only there. */
export const PERSONAL_FIELDS = Symbol('PersonalFields');

/** Roles that read names and contacts of persons, wherever they stand: in lists, histories and the audit log alike. */
export const MAY_READ_PERSONS = [
  'process-manager',
  'clerk',
  'data-protection',
  'administrator',
] as const satisfies readonly Role[];

interface SealedPlace {
  readonly stream: string;
  readonly eventId: string;
}

/** The data with personal fields in clear text for a caller who may read persons, and as null for any other. */
export async function openPersonal(
  personal: PersonalFields,
  { grants }: Caller,
  { stream, eventId }: SealedPlace,
  data: object,
): Promise<Readonly<Record<string, Json>>> {
  const may = grants.some(({ role }) => MAY_READ_PERSONS.some((one) => one === role));
  return may ? await personal.open(stream, eventId, data) : personal.withheld(data);
}
