import { folderOfSuite } from '#suite';
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isList, readCompose, rootFile } from './yaml-files.js';

const folder = folderOfSuite('certificates');
const NODES = ['eventstoredb-1', 'eventstoredb-2', 'eventstoredb-3'] as const;
// Certificates need openssl.
const itWithOpenssl = spawnSync('openssl', ['version']).status === 0 ? it : it.skip;

function make(): void {
  execFileSync('bash', [rootFile('docker/make-certificates.sh'), folder], { stdio: 'pipe' });
}

function certificate(path: string): X509Certificate {
  return new X509Certificate(readFileSync(join(folder, path)));
}

describe('docker/make-certificates.sh', () => {
  itWithOpenssl('makes an authority, and for each node of the cluster a certificate as EventStoreDB wants it', () => {
    make();
    const authority = certificate('ca/ca.crt');
    expect(authority.ca).toBe(true);
    const { services } = readCompose('docker/compose.cluster.yaml');
    for (const name of NODES) {
      const node = certificate(`${name}/node.crt`);
      const networks = services[name]?.networks ?? [];
      const address = isList(networks) ? [] : Object.values(networks).map(({ ipv4_address: ip }) => ip);
      expect(address).toHaveLength(1);
      expect(node.verify(authority.publicKey)).toBe(true);
      expect(node.checkIssued(authority)).toBe(true);
      expect(node.subject).toBe('CN=eventstoredb-node');
      expect([node.checkHost(name), node.checkIP(address[0] ?? '')]).toEqual([name, address[0]]);
      // id-kp-serverAuth and id-kp-clientAuth, RFC 5280, section 4.2.1.12
      expect(node.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
      expect(
        execFileSync('openssl', [
          'verify',
          '-CAfile',
          join(folder, 'ca/ca.crt'),
          join(folder, name, 'node.crt'),
        ]).toString(),
      ).toMatch(/OK\n$/u);
    }
  });

  itWithOpenssl('lets nobody else read a key', () => {
    for (const key of ['ca.key', ...NODES.map((name) => `${name}/node.key`)]) {
      expect(statSync(join(folder, key)).mode & 0o077).toBe(0);
    }
  });

  itWithOpenssl('keeps the authority and renews the nodes when it is run again', () => {
    const [authority, node] = [certificate('ca/ca.crt'), certificate('eventstoredb-1/node.crt')];
    make();
    expect(certificate('ca/ca.crt').fingerprint256).toBe(authority.fingerprint256);
    const renewed = certificate('eventstoredb-1/node.crt');
    expect(renewed.fingerprint256).not.toBe(node.fingerprint256);
    expect(renewed.verify(authority.publicKey)).toBe(true);
  });
});
