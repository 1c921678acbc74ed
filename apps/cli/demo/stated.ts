/** Statements of the extract of 14.02.2019 about the process "Wir alle sind LU", in its own words, and nothing else. */
export const PROCESS_TITLE = 'Wir alle sind LU';

export const AREAS = [
  'Personal',
  'Gleichstellung',
  'Stadtentwicklung',
  'Öffentlichkeitsarbeit',
  'Sport und Bäder',
  'Bürgerdienste',
  'Kultur',
  'Theater',
  'Schulen',
  'Jugendamt',
  'Jugendförderung und Erziehungsberatung',
  'Bauverwaltung',
  'Steuerung',
  'Soziales und Wohnen',
  'Senioren',
  'Weiterbildung',
] as const;

/** Among the areas; its kind is inferred. */
export const ENTERPRISE = 'WBL Wirtschaftsbetrieb Ludwigshafen';

/** "Weitere Beteiligte waren unter anderem": there were others. */
export const PARTNERS = [
  'Ludwigshafener Agentur für Arbeit',
  'Jobcenter Vorderpfalz-Ludwigshafen',
  'AWO',
  'Caritas',
  'Diakonie',
  'Bundesamt für Migration und Flüchtlinge (BAMF)',
] as const;

/** A function, no organisation. */
export const ADVISERS = 'Persönliche Referenten der Beigeordneten';

export const DIRECTORATE = 'Sozialdezernat';
export const DIVISION = 'Abteilung Integration';

/** Named in the public text; the engine keeps the names encrypted, and the account does not repeat them. */
export const DEPUTY_MAYOR = { name: 'Beate Steeg', title: 'Beigeordnete' } as const;
/** The function that began the process. That the deputy mayor holds it is inferred. */
export const HEAD = 'Dezernentin für Soziales und Integration';
export const COMMISSIONER = { name: 'Hannele Jalonen', title: 'Integrationsbeauftragte' } as const;

export const FIELDS_OF_ACTION = [
  'Interkulturelle Öffnung der Stadtverwaltung',
  'Vielfalt bejahende Stadtverwaltung',
  'Förderung der Chancengleichheit',
  'Effektiveres Handeln der Stadtverwaltung',
] as const;

/** "sollen unter anderem folgende Punkte […] beinhalten": there are others. */
export const FIELD_TEXT = 'Einer der Punkte, die „unter anderem“ genannt sind: Die Aufzählung ist nicht vollständig.';

export const PILLARS = [
  'Sprachliche Integration',
  'Schulische bzw. berufliche Integration',
  'Gesellschaftliche Teilhabe',
] as const;
export const PILLAR_TEXT = 'Eine der drei Säulen der Integrationsarbeit, die es in Ludwigshafen schon gibt.';

export const EARLIER_CONSENT = {
  title: 'Frühere Zustimmung des Stadtrates',
  text: 'Sowohl diesen Grundsätzen, als auch den kommunalen Handlungsempfehlungen des Nationalen Integrationsplans stimmte der Stadtrat bereits vor vielen Jahren zu.',
} as const;

/** "2020 ist mit ersten Ergebnissen zu rechnen." */
export const FIRST_RESULTS = 'Erste Ergebnisse (2020)';

export const COMMITTEES = {
  social: { name: 'Sozialausschuss', kind: 'committee' },
  advisory: { name: 'Beirat für Migration und Integration', kind: 'advisoryBoard' },
  steering: { name: 'Lenkungskreis zur Entwicklung des Strategieplans', kind: 'steeringCircle' },
} as const;

export const STEERING_MEETINGS = { count: 4, period: '2019' } as const;

export const PAPER = { reference: '20196743', year: 2019, title: 'Sachstandsbericht "Wir alle sind LU"' } as const;
/** The passages from which facts are inferred, word for word and without names. */
export const PASSAGES = {
  enterprise: 'WBL Wirtschaftsbetrieb Ludwigshafen',
  head: 'die Dezernentin für Soziales und Integration mit der Abteilung Integration im Sozialdezernat',
  lead: 'ihr Team aus der Abteilung Integration steuern den Prozess',
  developing: 'angestoßen, um Strategien für Vielfalt zu entwickeln',
  results: '2020 ist mit ersten Ergebnissen zu rechnen',
  paper: 'Vorlage: 20196743',
} as const;

export const SITTING = { day: '2019-02-14', item: '5' } as const;
