import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isSamePlace, parsePlace, placeName } from './place.js';

const place = parsePlace('--to');

describe('a place', () => {
  it('is a folder, or an EventStoreDB with one host, several, or a name that is looked up', () => {
    expect(place('data')).toEqual({ kind: 'folder', folder: resolve('data') });
    for (const url of ['esdb://h:2113?tls=false', 'esdb://a,b,c', 'esdb+discover://cluster']) {
      expect(place(url)).toEqual({ kind: 'eventStoreDb', url });
    }
  });

  it.each([
    ['kurrentdb://u:secret@h', 'kurrentdb:// is not supported; write esdb:// or esdb+discover:// in its stead'],
    ['kurrentdb+discover://u:secret@h', 'in its stead'],
    ['postgres://u:secret@h/db', 'postgres:// is not supported'],
    [' ', '--to must not be blank'],
  ])('is not %s', (text, message) => {
    expect(() => place(text)).toThrow(message);
    expect(() => place(text)).not.toThrow('secret');
  });

  it.each([
    ['esdb://admin:secret@h1:2113,h2:2113?tls=true&userKeyFile=x', 'esdb://h1:2113,h2:2113'],
    ['esdb+discover://admin:s@e/c?r#et@cluster:2113/?tls=true', 'esdb+discover://cluster:2113'],
    ['esdb://h?tls=false', 'esdb://h'],
  ])('%s is shown without its password: %s', (text, name) => {
    expect(placeName(place(text))).toBe(name);
  });

  it('is the same under another name of the folder or with another password', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-place-'));
    symlinkSync(folder, `${folder}-link`);
    expect(isSamePlace(place(folder), place(`${folder}-link/`))).toBe(true);
    rmSync(`${folder}-link`);
    rmSync(folder, { recursive: true });
    expect(isSamePlace(place('a'), place('./x/../a'))).toBe(true);
    expect(isSamePlace(place('esdb://u:1@h'), place('esdb://u:2@h?tls=false'))).toBe(true);
    expect(isSamePlace(place('a'), place('b'))).toBe(false);
    expect(isSamePlace(place('a'), place('esdb://a'))).toBe(false);
  });
});
