import { Mistake } from '../terminal/mistakes.js';
import { Api } from './api.js';

describe('the server that the environment names', () => {
  it('is the local one without a variable, or with an empty one', () => {
    const local = 'http://127.0.0.1:3000';
    expect(Api.fromEnvironment({ LENKWERK_TOKEN: 'a.b' }).url).toBe(local);
    expect(Api.fromEnvironment({ LENKWERK_TOKEN: 'a.b', LENKWERK_URL: '' }).url).toBe(local);
    expect(Api.fromEnvironment({ LENKWERK_TOKEN: 'a.b', LENKWERK_URL: 'https://lenkwerk.example/' }).url).toBe(
      'https://lenkwerk.example',
    );
  });

  it.each([
    ['localhost:3000', 'http://localhost:3000'],
    ['lenkwerk.example', 'http://lenkwerk.example'],
    ['ftp://lenkwerk.example', 'http://lenkwerk.example'],
    ['http://', 'http://127.0.0.1:3000'],
  ])('is refused with a sentence when it is %s', (url, instead) => {
    expect(() => Api.fromEnvironment({ LENKWERK_TOKEN: 'a.b', LENKWERK_URL: url })).toThrow(
      `LENKWERK_URL must begin with http:// or https://, not "${url}": for example ${instead}`,
    );
  });

  it('gets no request with an empty token', () => {
    const environment = { LENKWERK_TOKEN: '', LENKWERK_DATA: 'a folder that is not there' };
    expect(() => Api.fromEnvironment(environment)).toThrow(Mistake);
  });
});
