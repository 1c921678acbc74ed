import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// The parser that @nestjs/swagger brings along: no second one for a few files of settings.
const require = createRequire(import.meta.resolve('@nestjs/swagger'));
const { load, YAML11_SCHEMA } = require('js-yaml') as {
  readonly load: (text: string, options: { readonly schema: unknown }) => unknown;
  /** The schema of the parser that resolves merges (`<<`). */
  readonly YAML11_SCHEMA: unknown;
};

export function rootFile(path: string): string {
  return new URL(`../../${path}`, import.meta.url).pathname;
}

/** A YAML file of the repository, with its anchors and merges resolved. @throws Error when it is no YAML */
export function readYaml(path: string): unknown {
  return load(readFileSync(rootFile(path), 'utf8'), { schema: YAML11_SCHEMA });
}

/** The specs check the parts of its shape that they use. */
export function readCompose(path: string): Compose {
  return readYaml(path) as Compose;
}

type Networks = readonly string[] | Readonly<Record<string, { readonly ipv4_address: string }>>;

export interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly ports?: readonly string[];
  readonly networks: Networks;
  readonly depends_on?: Readonly<Record<string, object>>;
  readonly healthcheck?: object;
  readonly restart?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly logging?: object;
}

export function isList(networks: Networks): networks is readonly string[] {
  return Array.isArray(networks);
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, null>>;
}
