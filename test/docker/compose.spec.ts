import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationMistakes, readConfiguration } from '../../apps/server/configuration.js';
import type { Service } from './yaml-files.js';
import { isList, readCompose, readYaml, rootFile } from './yaml-files.js';

const dockerfile = readFileSync(rootFile('docker/Dockerfile'), 'utf8');
const settings = readFileSync(rootFile('apps/server/configuration.ts'), 'utf8');

function isLenkwerk([, { image }]: readonly [string, Service]): boolean {
  return image === 'lenkwerk';
}

/** Whether the server knows a variable; those of its own prefix it refuses itself when they are misspelt. */
function isSetting(name: string, value: string): boolean {
  if (!name.startsWith('LENKWERK_')) return settings.includes(`'${name}'`);
  try {
    readConfiguration({ [name]: value });
    return true;
  } catch (error) {
    if (!(error instanceof ConfigurationMistakes)) throw error;
    return !error.mistakes.some((mistake) => mistake.startsWith(`${name} is no setting`));
  }
}

/** Names that a text wants from the environment, such as `${NAME:?…}`. */
function wanted(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([A-Z_]+)/gu)].map(([, name = '']) => name);
}

describe.each(['docker/compose.single.yaml', 'docker/compose.cluster.yaml'])('%s', (path) => {
  const { services, networks, volumes } = readCompose(path);
  const entries = Object.entries(services);

  it('builds the server from a Dockerfile that exists', () => {
    const builds = entries.filter(isLenkwerk).map(([, { build }]) => build);
    expect(builds.length).toBeGreaterThan(0);
    for (const build of builds) {
      expect(existsSync(join(dirname(rootFile(path)), build?.context ?? '', build?.dockerfile ?? ''))).toBe(true);
    }
  });

  it('sets only variables that the server knows', () => {
    const set = entries.filter(isLenkwerk).flatMap(([, { environment }]) => Object.entries(environment));
    expect(set.map(([name]) => name)).toEqual(expect.arrayContaining(['EVENTSTOREDB_URL', 'DATABASE_URL', 'HOST']));
    expect(set.filter(([name, value]) => !isSetting(name, value))).toEqual([]);
  });

  it('declares every used volume and network, and waits for services with a health check', () => {
    for (const [name, { volumes: mounted, networks: joined, depends_on: needed = {} }] of entries) {
      const named = mounted.map((mount) => mount.split(':')[0] ?? '').filter((source) => !source.startsWith('.'));
      const joins = isList(joined) ? joined : Object.keys(joined);
      expect({ name, unknown: named.filter((volume) => !(volume in volumes)) }).toEqual({ name, unknown: [] });
      expect({ name, unknown: joins.filter((network) => !(network in networks)) }).toEqual({ name, unknown: [] });
      for (const other of Object.keys(needed)) expect(services[other]?.healthcheck).toBeDefined();
    }
  });

  it('keeps the stores on an internal network and publishes only to this machine', () => {
    expect(networks['stores']).toMatchObject({ internal: true });
    for (const entry of entries.filter((one) => !isLenkwerk(one))) expect(entry[1]).not.toHaveProperty('ports');
    for (const [, { ports = [] }] of entries) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/u);
  });

  it('restarts all services, limits their logs and drops their capabilities; servers write only to their data', () => {
    for (const [, service] of entries) {
      expect(service).toMatchObject({ restart: 'unless-stopped', cap_drop: ['ALL'] });
      expect(service.logging).toMatchObject({ options: { 'max-size': '10m' } });
    }
    for (const [, { read_only: readOnly }] of entries.filter(isLenkwerk)) expect(readOnly).toBe(true);
  });

  it('holds no secret: each comes from .env, which the example names', () => {
    const text = readFileSync(rootFile(path), 'utf8');
    const example = readFileSync(rootFile('docker/.env.example'), 'utf8');
    for (const name of wanted(text)) expect(example).toMatch(new RegExp(`^${name}=$`, 'mu'));
    expect(text).not.toMatch(/PASSWORD: (?!\$\{)/u);
    const ignored = readFileSync(rootFile('.gitignore'), 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['docker/.env', 'docker/certificates/']));
  });
});

describe('docker/Dockerfile', () => {
  it('copies only files that exist and are sent to the engine', () => {
    const sent = readFileSync(rootFile('.dockerignore'), 'utf8').split('\n');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    expect(copied.length).toBeGreaterThan(5);
    for (const file of copied) {
      expect({ file, there: existsSync(rootFile(file)) }).toEqual({ file, there: true });
      expect(sent).toContain(`!${file.split('/')[0] ?? ''}`);
    }
  });

  it('runs the Node of the launcher, as a user without rights', () => {
    const needed = /const NEEDED = (\d+);/u.exec(readFileSync(rootFile('apps/cli/bin/lenkwerk.mjs'), 'utf8'))?.[1];
    const bases = [...dockerfile.matchAll(/^FROM node:(\d+)-/gmu)].map(([, major]) => major);
    expect(bases).toEqual([needed, needed]);
    expect(dockerfile).toMatch(/^USER node$/mu);
  });
});

describe('.github/workflows/ci.yml', () => {
  interface Step {
    readonly uses?: string;
    readonly run?: string;
    readonly env?: Readonly<Record<string, string>>;
  }
  // The shape that the service documents; the specs check the parts that they use.
  const { permissions, concurrency, jobs } = readYaml('.github/workflows/ci.yml') as {
    readonly permissions: object;
    readonly concurrency: { readonly group: string };
    readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly services?: object }>>;
  };
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('reads only, one run a branch, with actions of a pinned major version', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(concurrency.group).toContain('github.ref');
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.filter((action) => !/@v\d+$/u.test(action))).toEqual([]);
  });

  it('runs the verification of the project, and the contract with the stores of production', () => {
    expect(jobs['verify']?.steps.some(({ run }) => run === 'bash .ci/run')).toBe(true);
    expect(Object.keys(jobs['contract']?.services ?? {})).toEqual(['eventstoredb', 'postgres']);
    const contract = steps.find(({ run }) => run === 'npm run test:contract');
    expect(Object.keys(contract?.env ?? {})).toEqual(['EVENTSTOREDB_URL', 'DATABASE_URL']);
  });
});
