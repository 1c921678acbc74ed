import { addDays } from '#event-sourcing';

/** The German states by their usual letters. */
export const GERMAN_STATES = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const;
export type GermanState = (typeof GERMAN_STATES)[number];

/** Public holidays of a state by day, `YYYY-MM-DD`. */
export type Holidays = ReadonlyMap<string, string>;

interface Holiday {
  readonly name: string;
  /** Month and day `MM-DD`, days behind Easter Sunday, or the rule of the day of repentance. */
  readonly on: `${number}-${number}` | number | 'repentance';
  /** Left out: every state. */
  readonly states?: string;
  readonly from?: number;
  readonly until?: number;
}

/**
 * The holidays of a whole state, by its law on Sundays and holidays; the third of October by Article 2 of the Unification Treaty. Not
 * here: days that are holidays in some municipalities only (15 August in Bavaria, Corpus Christi in Saxony and Thuringia, Augsburg's
 * 8 August).
 */
export const HOLIDAYS: readonly Holiday[] = [
  { name: 'Neujahr', on: '01-01' },
  // FTG BW § 1, BayFTG Art. 1, FeiertG LSA § 2
  { name: 'Heilige Drei Könige', on: '01-06', states: 'BW BY ST' },
  // BE: law of 30.1.2019; MV: law of 28.6.2022
  { name: 'Internationaler Frauentag', on: '03-08', states: 'BE', from: 2019 },
  { name: 'Internationaler Frauentag', on: '03-08', states: 'MV', from: 2023 },
  { name: 'Karfreitag', on: -2 },
  { name: 'Ostersonntag', on: 0, states: 'BB' },
  { name: 'Ostermontag', on: 1 },
  { name: 'Tag der Arbeit', on: '05-01' },
  // Berlin, once each: 75 and 80 years after the end of the war; 75 years after the rising of 1953
  { name: 'Tag der Befreiung', on: '05-08', states: 'BE', from: 2020, until: 2020 },
  { name: 'Tag der Befreiung', on: '05-08', states: 'BE', from: 2025, until: 2025 },
  { name: 'Jahrestag des Volksaufstands', on: '06-17', states: 'BE', from: 2028, until: 2028 },
  { name: 'Christi Himmelfahrt', on: 39 },
  { name: 'Pfingstsonntag', on: 49, states: 'BB' },
  { name: 'Pfingstmontag', on: 50 },
  // FTG BW § 1, BayFTG Art. 1, HFeiertagsG § 1, FeiertG NW § 2, LFtG RP § 2, SFG SL § 2
  { name: 'Fronleichnam', on: 60, states: 'BW BY HE NW RP SL' },
  // SFG SL § 2
  { name: 'Mariä Himmelfahrt', on: '08-15', states: 'SL' },
  // ThürFtG § 2, law of 19.2.2019
  { name: 'Weltkindertag', on: '09-20', states: 'TH', from: 2019 },
  { name: 'Tag der Deutschen Einheit', on: '10-03' },
  // Everywhere once, 500 years after 1517; in the north-west since 2018
  { name: 'Reformationstag', on: '10-31', from: 2017, until: 2017 },
  { name: 'Reformationstag', on: '10-31', states: 'BB MV SN ST TH' },
  { name: 'Reformationstag', on: '10-31', states: 'HB HH NI SH', from: 2018 },
  // FTG BW § 1, BayFTG Art. 1, FeiertG NW § 2, LFtG RP § 2, SFG SL § 2
  { name: 'Allerheiligen', on: '11-01', states: 'BW BY NW RP SL' },
  // SächsSFG § 1: the Wednesday before 23 November
  { name: 'Buß- und Bettag', on: 'repentance', states: 'SN' },
  { name: 'Erster Weihnachtstag', on: '12-25' },
  { name: 'Zweiter Weihnachtstag', on: '12-26' },
];

const known = new Map<string, Holidays>();
/** States times years that are kept: more are computed again. */
const MOST_KNOWN = 2_000;

/** The public holidays of a state in a year. */
export function holidaysOf(state: GermanState, year: number): Holidays {
  const name = `${state}${year}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const own = HOLIDAYS.filter(
    ({ states, from = 0, until = Infinity }) =>
      from <= year && year <= until && (states === undefined || states.split(' ').includes(state)),
  );
  const holidays = new Map(own.map((one) => [dayOf(one.on, year), one.name]));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, holidays);
  return holidays;
}

function dayOf(on: Holiday['on'], year: number): string {
  if (typeof on === 'number') return addDays(easterSunday(year), on);
  const text = String(year).padStart(4, '0');
  return on === 'repentance' ? wednesdayBefore(`${text}-11-23`) : `${text}-${on}`;
}

function wednesdayBefore(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 4) % 7 || 7));
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
