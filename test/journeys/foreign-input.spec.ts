import { writtenSince, clerk, openProblems, problemOf, register } from './problems.fixture.js';

openProblems();

const NAMES = Object.getOwnPropertyNames(Object.prototype);

describe('A name that every object has', () => {
  it.each(NAMES)('is no field of a body, at any level: %s', async (name) => {
    const top = await register(`{"name":"Kultur","kind":"area",${JSON.stringify(name)}:"\\ud800"}`);
    expect(top.status).toBe(400);
    expect(problemOf(top).errors).toEqual([{ field: name, message: `${name} is not a field here` }]);
    const nested = await register(
      `{"name":"Kultur","kind":"area","evidence":{"kind":"oral",${JSON.stringify(name)}:{}}}`,
    );
    expect(nested.status).toBe(400);
    expect(problemOf(nested).errors).toMatchObject([{ field: `evidence.${name}` }]);
  });

  it.each(NAMES)('is no field of a query, no id, no address: %s', async (name) => {
    expect((await clerk.get(`/organisations?${name}=1`)).status).toBe(400);
    expect((await clerk.get(`/organisations?${name}[${name}]=1`)).status).toBe(400);
    expect((await clerk.get(`/organisations/${name}`)).status).toBe(404);
    expect((await clerk.get(`/${name}`)).status).toBe(404);
  });
});

describe('Half a surrogate', () => {
  it.each([
    ['{"name":"a\\ud800","kind":"area"}', 'name'],
    ['{"name":"a","kind":"\\udc00"}', 'kind'],
    ['{"name":"a","kind":"area","\\ud800":1}', '\ufffd'],
    ['{"name":"a","kind":"area","evidence":{"kind":"oral","reference":"\\ud800x"}}', 'evidence.reference'],
  ])('is refused with its field: %s', async (body, field) => {
    const answer = await register(body);
    expect(answer.status).toBe(400);
    expect(problemOf(answer).errors).toMatchObject([{ field }]);
  });
});

describe('A mistake', () => {
  it('in JSON has its line and column', async () => {
    const answer = await register('{\n  "name": "Kultur",\n}').set('accept-language', 'de');
    expect(problemOf(answer).detail).toBe('Der Inhalt ist kein gültiges JSON. kein JSON ab Zeile 3, Spalte 1');
  });

  it('is told in German with its fields', async () => {
    const answer = await register({ name: ' ', kind: 'no such kind', colour: 'red' }).set('accept-language', 'de');
    expect(
      problemOf(answer)
        .errors?.map(({ message }) => message)
        .toSorted(),
    ).toEqual([
      'colour gibt es hier nicht',
      expect.stringMatching(/^kind muss eines von diesen sein: .*area/u),
      'name darf nicht leer sein',
    ]);
    expect(problemOf(answer).detail).toContain('name darf nicht leer sein');
  });

  it('leaves the log as it was', async () => {
    expect(await writtenSince()).toEqual([]);
  });
});
