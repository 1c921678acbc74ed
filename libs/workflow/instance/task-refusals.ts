export type TaskRefusal =
  | 'task does not exist or is no longer open'
  | 'the task is assigned to someone else'
  | 'the task is completed by an event of the domain';

export const taskGerman: Readonly<Record<TaskRefusal, string>> = {
  'task does not exist or is no longer open': 'Diese Aufgabe gibt es nicht, oder sie ist nicht mehr offen.',
  'the task is assigned to someone else': 'Die Aufgabe hat schon jemand anderes.',
  'the task is completed by an event of the domain':
    'Diese Aufgabe wird durch die Handlung selbst erledigt, nicht durch einen Abschluss der Aufgabe.',
};
