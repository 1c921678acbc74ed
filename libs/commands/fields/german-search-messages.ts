/** German wordings of messages about searches, forms and instances of the workflow's interface. */
export const SEARCH_WORDINGS: readonly (readonly [pattern: RegExp, german: string])[] = [
  [
    /^processDefinitionKey or processDefinitionId must be given$/,
    'processDefinitionKey oder processDefinitionId fehlt',
  ],
  [
    /^either processDefinitionKey or processDefinitionId must be given, not both$/,
    'entweder processDefinitionKey oder processDefinitionId, nicht beide',
  ],
  [/^changeset must have retries or timeout$/, 'changeset muss retries oder timeout haben'],
  [
    /^changeset must have one of candidateGroups, candidateUsers, dueDate, followUpDate and priority$/,
    'changeset muss eines von candidateGroups, candidateUsers, dueDate, followUpDate und priority haben',
  ],
  [
    /^(\S*) must be an id of an actor or a person, without spaces and @$/,
    '$1 muss die Id eines Akteurs oder einer Person sein, ohne Leerzeichen und @',
  ],
  [
    /^(\S*) must be a role such as chair, or a role in a unit such as chair@committee:<id>$/,
    '$1 muss eine Rolle wie chair sein, oder eine Rolle in einer Einheit wie chair@committee:<id>',
  ],
  [/^this actor or person does not exist$/, 'diesen Akteur oder diese Person gibt es nicht'],
  [/^the form is empty$/, 'das Formular ist leer'],
  [/^resources must have at least one file$/, 'resources muss mindestens eine Datei haben'],
  [/^the body is no multipart form$/, 'der Inhalt ist kein multipart-Formular'],
  [/^the form has more than (\d+) parts$/, 'das Formular hat mehr als $1 Teile'],
  [/^the file (.*) is not in UTF-8$/, 'die Datei $1 ist nicht in UTF-8'],
  [/^(\S*) must be a value or an object of operators$/, '$1 muss ein Wert oder ein Objekt mit Operatoren sein'],
  [/^(\S*) is not possible for this field$/, '$1 ist für dieses Feld nicht möglich'],
  [/^(\S*) is not an operator; known are (.*)$/, '$1 ist kein Operator; bekannt sind $2'],
  [/^(\S*) cannot be filtered; known are (.*)$/, 'nach $1 kann nicht gefiltert werden; bekannt sind $2'],
  [/^(\S*) must be a whole number$/, '$1 muss eine ganze Zahl sein'],
  [/^(\S*) must be a whole number from 0 to (\d+)$/, '$1 muss eine ganze Zahl von 0 bis $2 sein'],
  [/^(\S*) must be an instant such as (\S*)$/, '$1 muss ein Zeitpunkt sein, wie $2'],
  [
    /^(\S*) must be a key: a positive 64-bit integer as text$/,
    '$1 muss ein Schlüssel sein: eine positive 64-Bit-Zahl als Text',
  ],
  [/^(\S*) must be text of at most (\d+) characters$/, '$1 muss ein Text von höchstens $2 Zeichen sein'],
  [/^(\S*) must be a list of at most (\d+)(?: values)?$/, '$1 muss eine Liste von höchstens $2 Werten sein'],
  [/^(\S*) must be a JSON object$/, '$1 muss ein JSON-Objekt sein'],
  [/^(\S*) must be ASC or DESC$/, '$1 muss ASC oder DESC sein'],
  [/^page takes one of from, after and before$/, 'page nimmt eines von from, after und before'],
  [
    /^the cursor must be the startCursor or endCursor of a page with the same sort$/,
    'die Marke muss startCursor oder endCursor einer gleich sortierten Seite sein',
  ],
];
