/** German wording of the refusals that every stream shares. */
export const germanGeneral = {
  'not found': 'Nicht gefunden.',
  'role does not allow this here': 'Die Rolle erlaubt das hier nicht.',
  'changed since it was read': 'Inzwischen geändert: bitte neu lesen und noch einmal entscheiden.',
  'concurrent change': 'Mehrere Änderungen zugleich: bitte wiederholen.',
  'key was used for other content': 'Der Idempotency-Key wurde schon für einen anderen Inhalt benutzt.',
  'document is not kept: put it first': 'Dieses Dokument ist nicht abgelegt: zuerst ablegen (PUT /documents).',
  'passage does not stand in the document': 'Diese Stelle steht nicht in dem Dokument (Leerzeichen zählen nicht).',
  'what it refers to does not exist': 'Worauf verwiesen wird, gibt es nicht.',
  'the fact lies in the future': 'Der Vorgang liegt in der Zukunft (occurredOn).',
} as const;

export type GeneralRefusal = keyof typeof germanGeneral;
