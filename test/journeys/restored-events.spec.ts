import { folderOfSuite } from '#suite';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningServer } from '../../apps/server/serve.js';
import { Client } from '../support/client.js';
import { allowRoles } from '../support/roles.js';
import { startServerHere } from '../support/server-here.js';
import { untilReady, untilSettled } from '../support/until.js';
import { Office } from './office.js';

const EMBEDDED = { EVENTSTOREDB_URL: '', DATABASE_URL: '', LENKWERK_PREFIX: '' };

/** A data folder whose event file is put back from an older copy while the server is stopped; `read.db` stays as it is. */
class Folder {
  readonly data = join(folderOfSuite('restored'), 'data');

  async start(): Promise<{ readonly server: RunningServer; readonly office: Office }> {
    const server = await startServerHere(this.data, EMBEDDED);
    await untilReady(server.url);
    const token = readFileSync(join(this.data, 'admin-token'), 'utf8').trim();
    await allowRoles({ url: server.url, token }, ['clerk']);
    return { server, office: new Office(new Client(() => server.url, token)) };
  }

  copyEvents(): void {
    cpSync(join(this.data, 'events.db'), join(this.data, '..', 'older.db'));
  }

  putBack(): void {
    for (const suffix of ['-wal', '-shm']) rmSync(join(this.data, `events.db${suffix}`), { force: true });
    cpSync(join(this.data, '..', 'older.db'), join(this.data, 'events.db'));
  }
}

async function recorded(office: Office, names: readonly string[]): Promise<void> {
  for (const name of names) await office.does('/organisations', { name, kind: 'area' });
}

describe('An event file that was put back from an older copy, beside a newer read database', () => {
  it('is shown as it is, and no answer has anything of the lost part', async () => {
    const folder = new Folder();
    const first = await folder.start();
    await recorded(first.office, ['Davor']);
    await untilSettled(first.server.url);
    await first.server.close();
    folder.copyEvents();

    const second = await folder.start();
    await recorded(second.office, ['Verloren', 'Auch verloren']);
    await untilSettled(second.server.url);
    await second.server.close();
    folder.putBack();

    const third = await folder.start();
    await recorded(third.office, ['Danach', 'Später', 'Zuletzt']);
    await untilSettled(third.server.url);
    const { items } = await third.office.reads('/organisations');
    expect(items.map(({ name }) => name).toSorted()).toEqual(['Danach', 'Davor', 'Später', 'Zuletzt']);
    // The same again from the first event: nothing of the lost part was left anywhere.
    await third.server.close();
    rmSync(join(folder.data, 'read.db'));
    const fourth = await folder.start();
    expect(await fourth.office.reads('/organisations')).toMatchObject({ items });
    await fourth.server.close();
  });

  it('is found also when it has grown past the read database before the next start', async () => {
    const folder = new Folder();
    const first = await folder.start();
    await first.server.close();
    folder.copyEvents();
    const second = await folder.start();
    await recorded(second.office, ['Verloren']);
    await untilSettled(second.server.url);
    await second.server.close();
    cpSync(join(folder.data, 'read.db'), join(folder.data, '..', 'newer-read.db'));
    folder.putBack();
    const third = await folder.start();
    await recorded(third.office, ['Eins', 'Zwei', 'Drei']);
    await untilSettled(third.server.url);
    await third.server.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder.data, `read.db${suffix}`), { force: true });
    cpSync(join(folder.data, '..', 'newer-read.db'), join(folder.data, 'read.db'));
    const fourth = await folder.start();
    const { items } = await fourth.office.reads('/organisations');
    expect(items.map(({ name }) => name).toSorted()).toEqual(['Drei', 'Eins', 'Zwei']);
    await fourth.server.close();
  });
});
