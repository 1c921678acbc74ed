import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { asUnlistenable } from './unlistenable.js';

async function errorAt(host: string, port: number): Promise<unknown> {
  const server = createServer();
  const failed = once(server, 'error') as Promise<[unknown]>;
  server.listen(port, host);
  const [error] = await failed;
  return asUnlistenable(error, { host, port });
}

describe('an address that a server cannot have is told in a sentence', () => {
  it('when another program has it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    // A listening TCP server has an address of this form.
    const { port } = other.address() as AddressInfo;
    const error = await errorAt('127.0.0.1', port);
    other.close();
    expect(error).toMatchObject({
      message: expect.stringContaining(`another program has 127.0.0.1:${port}`) as string,
    });
  });

  it('when it is of another machine', async () => {
    expect(await errorAt('192.0.2.1', 0)).toMatchObject({
      message: expect.stringContaining('no address of this machine') as string,
    });
  });

  it('when the user may not', () => {
    const refused = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
    expect(asUnlistenable(refused, { host: '::', port: 80 })).toMatchObject({
      message: expect.stringContaining('may not take requests at [::]:80') as string,
    });
  });

  it('and other errors stay', () => {
    const other = new Error('other');
    expect(asUnlistenable(other, { host: 'localhost', port: 1 })).toBe(other);
  });
});
