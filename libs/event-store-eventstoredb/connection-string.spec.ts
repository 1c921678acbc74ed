import { BadConnectionString, readConnectionString } from './connection-string.js';
import { openEventStoreDb } from './eventstoredb-event-store.js';
import { TIMEOUTS } from './timeouts.js';

describe('a connection string', () => {
  it.each([
    ['one insecure node', 'esdb://db:2113?tls=false', 'esdb://db:2113?tls=false&keepAliveTimeout=3000&gossipTimeout=1'],
    ['one node with TLS', 'esdb://db:2113', 'esdb://db:2113?keepAliveTimeout=3000&gossipTimeout=1'],
    [
      'a cluster',
      'esdb://n1:2113,n2:2113,n3:2113?tls=false',
      'esdb://n1:2113,n2:2113,n3:2113?tls=false&keepAliveTimeout=3000&gossipTimeout=1',
    ],
    [
      'a cluster by its name',
      'esdb+discover://cluster:2113',
      'esdb+discover://cluster:2113?keepAliveTimeout=3000&gossipTimeout=1',
    ],
    ['the default port', 'esdb://db', 'esdb://db?keepAliveTimeout=3000&gossipTimeout=1'],
    ['a user', 'esdb://admin:secret@db:2113', 'esdb://admin:secret@db:2113?keepAliveTimeout=3000&gossipTimeout=1'],
    [
      'blanks and a slash around it',
      ' esdb://db:2113/?tls=true ',
      'esdb://db:2113?tls=true&keepAliveTimeout=3000&gossipTimeout=1',
    ],
    [
      'options in other letters',
      'esdb://db?KEEPALIVETIMEOUT=500&TLS=false',
      'esdb://db?keepAliveTimeout=500&tls=false&gossipTimeout=1',
    ],
    [
      'a file whose name has a sign',
      'esdb://db?tlsCAFile=/a=b.pem',
      'esdb://db?tlsCAFile=/a=b.pem&keepAliveTimeout=3000&gossipTimeout=1',
    ],
    [
      'what must stay as it is',
      'esdb://db?nodePreference=Leader&throwOnAppendFailure=true',
      'esdb://db?keepAliveTimeout=3000&gossipTimeout=1',
    ],
  ])('may be %s', (_, text, read) => {
    expect(readConnectionString(text).text).toBe(read);
  });

  it('gives the search for the leader less time at each node than an attempt has, unless it says otherwise', () => {
    const seconds = Number(new URL(readConnectionString('esdb://db').text).searchParams.get('gossipTimeout'));
    expect(seconds * 3 * 1000).toBeLessThan(TIMEOUTS.append);
    expect(readConnectionString('esdb://db?gossipTimeout=7').text).toBe(
      'esdb://db?gossipTimeout=7&keepAliveTimeout=3000',
    );
  });

  it('is refused by a store when a file that it names is not there', () => {
    const url = 'esdb://admin:secret@db?tlsCAFile=%2Fnowhere%2Fca.crt';
    expect(() => openEventStoreDb({ url })).toThrow('a file for tlsCAFile that is not there: /nowhere/ca.crt');
  });

  it('is shown without its user', () => {
    const { shown } = readConnectionString('esdb://admin:secret@db:2113?connectionName=x');
    expect(shown).toBe('esdb://db:2113');
    expect(readConnectionString('esdb://db?tls=false').shown).toBe('esdb://db?tls=false');
  });

  it.each([
    ['another scheme', 'http://admin:secret@db:2113', 'must look like'],
    ['no host', 'esdb://admin:secret@', 'must look like'],
    ['a port that is no number', 'esdb://admin:secret@db:http', 'must look like'],
    ['nothing at all', '', 'must look like'],
    ['a user without password', 'esdb://secret@db', '<user>:<password>'],
    [
      'a user and no TLS, which the client would ignore in silence',
      'esdb://admin:secret@db?tls=false',
      'takes no user',
    ],
    ['another node than the leader', 'esdb://admin:secret@db?nodePreference=follower', 'may read less'],
    ['conflicts as values', 'esdb://admin:secret@db?throwOnAppendFailure=false', 'wrong revision'],
    ['an option that is none', 'esdb://admin:secret@db?timeout=5', 'timeout, which is none'],
    ['TLS by half', 'esdb://admin:secret@db?tls=perhaps', 'tls=true or tls=false'],
    ['a number that is none', 'esdb://admin:secret@db?keepAliveTimeout=soon', 'keepAliveTimeout as a whole number'],
    ['an option without a value', 'esdb://admin:secret@db?connectionName=', 'connectionName without a value'],
  ])('is refused with %s, and the refusal shows no password', (_, text, why) => {
    const read = (): unknown => readConnectionString(text);
    expect(read).toThrow(BadConnectionString);
    expect(read).toThrow(why);
    expect(read).not.toThrow(/secret/);
  });
});

describe('opening a store', () => {
  it('refuses a prefix that streams cannot have', () => {
    const open = (prefix: string) => () => openEventStoreDb({ url: 'esdb://db?tls=false', prefix });
    expect(open('our-')).toThrow('letters, digits and underscores');
    expect(open('')).not.toThrow();
  });

  it('sends nothing to the server, which may not run yet', async () => {
    await openEventStoreDb({ url: 'esdb://127.0.0.1:1?tls=false' }).close();
  });
});
