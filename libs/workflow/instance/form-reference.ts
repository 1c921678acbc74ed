import type { TaskForm } from '../model/user-task-parts.js';

/** Keys of the forms that a model binds, as they are bound now: by what `formReference` gives. */
export type BoundForms = ReadonlyMap<string, string>;

/** One text for a form's id and binding. */
export function formReference(form: TaskForm): string {
  return JSON.stringify(form.binding === 'versionTag' ? [form.id, form.binding, form.tag] : [form.id, form.binding]);
}
