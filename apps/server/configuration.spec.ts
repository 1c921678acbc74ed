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

  it('does not split roles on the embedded store', () => {
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
