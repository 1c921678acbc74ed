import { allowRoles } from '../support/roles.js';
import type { ServerProcess } from '../support/server-process.js';
import { describeShared } from '../support/stores.js';
import { canMakeCluster, PostgresCluster } from './postgres-cluster.fixture.js';
import { clientOf, officeOf, ready, SharedLog } from './shared-log.fixture.js';

const itWithCluster = canMakeCluster ? it : it.skip;

describeShared('when PostgreSQL is gone for a while', () => {
  const cluster = new PostgresCluster();

  itWithCluster(
    'commands continue, reads have a Retry-After, no server ends, and all become ready by themselves',
    async () => {
      cluster.start();
      const log = new SharedLog({ DATABASE_URL: cluster.url });
      const servers: readonly ServerProcess[] = await log.startTwo();
      const [first] = servers;
      if (first === undefined) throw new Error('no server was started');
      await allowRoles(first, ['clerk']);
      await officeOf(first).does('/organisations', { name: 'Davor', kind: 'area' });

      await cluster.crash();
      for (const server of servers) {
        const client = clientOf(server);
        const { headers } = await client
          .get('/organisations')
          .expect(503)
          .expect('content-type', /problem\+json/);
        expect(headers['retry-after']).toBeDefined();
        expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
        expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
        await officeOf(server).does('/organisations', { name: 'Dabei', kind: 'area' });
      }

      cluster.start();
      for (const server of servers) await ready(server);
      const { position } = await officeOf(first).does('/organisations', { name: 'Danach', kind: 'area' });
      for (const server of servers) {
        const { items } = await officeOf(server).reads('/organisations', position);
        expect(items.map(({ name }) => name).toSorted()).toEqual(['Dabei', 'Dabei', 'Danach', 'Davor']);
        expect(await server.stop()).toBe(0);
      }
    },
  );
});
