import { ConfigurationMistakes, readConfiguration } from './configuration.js';

function mistakesOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationMistakes) return error.mistakes;
    throw error;
  }
}

describe('the configuration', () => {
  it('needs no variable: everything has a default', () => {
    expect(readConfiguration({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      clock: 'real',
      zone: 'Europe/Berlin',
      state: 'RP',
    });
  });

  it('names every mistake at once', () => {
    const mistakes = mistakesOf({
      PORT: '70000',
      HOST: 'a b',
      LENKWERK_CLOCK: 'lunar',
      LENKWERK_ZONE: 'Mars/Olympus',
      LOG_LEVEL: 'loud',
    });
    expect(mistakes.map((mistake) => mistake.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'LENKWERK_CLOCK',
      'LENKWERK_ZONE',
      'LOG_LEVEL',
    ]);
  });

  it('refuses a misspelt setting instead of passing it by', () => {
    expect(mistakesOf({ LENKWERK_DATEN: 'x' })[0]).toContain('LENKWERK_DATEN is no setting');
  });

  it.each([
    ['esdb://127.0.0.1:2113?tls=false', 'postgres://clerk:secret@db/lenkwerk'],
    ['esdb+discover://admin:secret@cluster:2113', 'postgresql://clerk:secret@db:5432/lenkwerk?sslmode=require'],
  ])('takes the addresses of both stores: %s, %s', (eventStoreDbUrl, databaseUrl) => {
    const environment = { EVENTSTOREDB_URL: eventStoreDbUrl, DATABASE_URL: databaseUrl, LENKWERK_ROLES: 'api' };
    expect(readConfiguration(environment)).toMatchObject({ eventStoreDbUrl, databaseUrl, roles: ['api'] });
  });

  it('keeps everything in the folder where an address is empty', () => {
    const configuration = readConfiguration({ EVENTSTOREDB_URL: '', DATABASE_URL: '' });
    expect(Object.keys(configuration).filter((name) => name.endsWith('Url'))).toEqual([]);
  });

  it.each([
    ['EVENTSTOREDB_URL', 'http://admin:secret@cluster:2113'],
    ['EVENTSTOREDB_URL', 'esdb://admin:secret@cluster:2113?tls=false'],
    ['EVENTSTOREDB_URL', 'esdb://secret@cluster:2113'],
    ['EVENTSTOREDB_URL', 'esdb://cluster:2113?nodePreference=follower'],
    ['DATABASE_URL', 'mysql://clerk:secret@db/lenkwerk'],
    ['DATABASE_URL', 'postgres://clerk:secret@db'],
    ['DATABASE_URL', 'clerk:secret'],
  ])('names %s that is no address of its store, and no password: %s', (name, address) => {
    const mistakes = mistakesOf({ [name]: address });
    expect(mistakes).toEqual([
      expect.stringMatching(new RegExp(`^${name}: (a connection string of EventStoreDB|a PostgreSQL is named) `, 'u')),
    ]);
    expect(mistakes.join()).not.toContain('secret');
  });

  it('splits roles only where both stores are shared', () => {
    for (const [name, address] of [
      ['EVENTSTOREDB_URL', 'esdb://store:2113'],
      ['DATABASE_URL', 'postgres://clerk@db/lenkwerk'],
    ] as const) {
      expect(mistakesOf({ LENKWERK_ROLES: 'api', [name]: address })[0]).toContain('LENKWERK_ROLES can be split only');
    }
    expect(mistakesOf({ LENKWERK_ROLES: 'api' })[0]).toContain('EVENTSTOREDB_URL');
    expect(mistakesOf({ LENKWERK_ROLES: 'api,kitchen' })[0]).toContain('must be some of');
  });

  it('takes all roles in any order', () => {
    expect(readConfiguration({ LENKWERK_ROLES: 'workflow, api,projections' }).roles).toEqual([
      'api',
      'projections',
      'workflow',
    ]);
  });
});
