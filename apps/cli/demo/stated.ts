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

/** The seventeenth area: a municipal enterprise. */
export const ENTERPRISE = 'WBL Wirtschaftsbetrieb Ludwigshafen';

export const PARTNERS = [
  'Agentur für Arbeit Ludwigshafen',
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
export const DEPUTY_MAYOR = {
  name: 'Beate Steeg',
  title: 'Beigeordnete, Dezernentin für Soziales und Integration',
} as const;
export const COMMISSIONER = { name: 'Hannele Jalonen', title: 'Integrationsbeauftragte' } as const;

export const FIELDS_OF_ACTION = [
  'Interkulturelle Öffnung der Stadtverwaltung',
  'Vielfalt bejahende Stadtverwaltung',
  'Förderung der Chancengleichheit',
  'Effektiveres Handeln der Stadtverwaltung',
] as const;

export const PILLARS = [
  'Sprachliche Integration',
  'Schulische bzw. berufliche Integration',
  'Gesellschaftliche Teilhabe',
] as const;
export const PILLAR_TEXT = 'Eine der drei Säulen der Integrationsarbeit, die es in Ludwigshafen schon gibt.';

export const EARLIER_CONSENT = {
  title: 'Frühere Zustimmung des Stadtrates',
  text: 'Den Grundsätzen und den kommunalen Handlungsempfehlungen des Nationalen Integrationsplans stimmte der Stadtrat bereits vor vielen Jahren zu.',
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
export const SITTING = { day: '2019-02-14', item: '5' } as const;
