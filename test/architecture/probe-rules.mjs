// Plants one violation of each rule family, and fails unless every rule fires.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cruise } from './cruise.mjs';
import { fileCircles, roomCircles, roomMistakes } from './room-rules.mjs';
import { importsOf } from './rooms.mjs';

const probes = {
  'libs/event-sourcing/probe/kernel.ts': ["import '@nestjs/common';", 'kernel-stands-alone'],
  'libs/event-store-sqlite/probe/adapter.ts': ["import '#http';", 'adapters-know-the-kernel-only'],
  'libs/http/probe/program.ts': ["import '../../../apps/server/configuration.js';", 'libraries-do-not-know-programs'],
  'libs/council/probe/decider.ts': [
    "import '@nestjs/common';\nimport '#http';\nimport 'node:fs';\nimport './circle.js';",
    'deciders-and-projections-are-pure',
    'domain-knows-no-edge',
    'deciders-do-no-io',
    'no-circles',
  ],
  'libs/council/probe/circle.ts': ["import './decider.js';"],
  'libs/http/probe/sqlite.ts': ["import 'node:sqlite';", 'sqlite-stays-in-its-adapters'],
  'libs/postgres/probe/stores.ts': ["import '#http';", 'connections-know-nothing'],
  'libs/http/probe/pg.ts': ["import 'pg';", 'pg-stays-in-its-library'],
  'libs/parties/probe/upwards.ts': ["import type {} from '#council';\nimport type {} from '#parties';"],
  'libs/parties/probe/room.ts': ["import type {} from '../probe-too/room.js';"],
  'libs/parties/probe-too/room.ts': ["import type {} from '../probe/room.js';"],
  'libs/http/probe/inside.ts': ["import '../../commands/checked-body.js';", 'libraries-by-their-door'],
};
const roomProbes = [
  'contexts-import-upwards: libs/parties/probe/upwards.ts → libs/council/index.ts',
  'no-own-door: libs/parties/probe/upwards.ts → libs/parties/index.ts',
  'no-circles-of-rooms: parties: probe, probe-too',
  'no-circles: libs/parties/probe-too/room.ts ↔ libs/parties/probe/room.ts',
];
const lintProbe = {
  path: 'libs/council/probe/probe.spec.ts',
  text: [
    "import { Saga } from '@nestjs/cqrs';",
    'const anything: any = Saga;',
    "export function weigh(kind: 'a' | 'b') {",
    "  switch (kind) { case 'a': return anything as string; }",
    '  return undefined;',
    '}',
    'it("sleeps", async () => { await new Promise((done) => setTimeout(done, 5)); });',
  ].join('\n'),
  rules: [
    'no-restricted-imports',
    '@typescript-eslint/no-explicit-any',
    '@typescript-eslint/switch-exhaustiveness-check',
    'no-restricted-globals',
  ],
};

const folders = new Set();
function plant(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  folders.add(dirname(path));
  writeFileSync(path, `${text}\nexport {};\n`);
}
function run(command, ...options) {
  const { stdout } = spawnSync('npx', ['--no-install', command, ...options], { encoding: 'utf8', maxBuffer: 1e8 });
  return stdout;
}

const missing = [];
try {
  for (const [path, [text]] of Object.entries(probes)) plant(path, text);
  const found = cruise();
  const fired = new Set(found.summary.violations.map((violation) => violation.rule.name));
  missing.push(
    ...Object.values(probes)
      .flatMap(([, ...rules]) => rules)
      .filter((rule) => !fired.has(rule)),
  );
  const imports = importsOf(found);
  const told = [...roomMistakes(imports), ...roomCircles(imports), ...fileCircles(imports)];
  missing.push(...roomProbes.filter((probe) => !told.some((line) => line.startsWith(probe))));
  plant(lintProbe.path, lintProbe.text);
  const [linted] = JSON.parse(run('eslint', '--format', 'json', lintProbe.path));
  const messages = new Set(linted.messages.map((message) => message.ruleId));
  missing.push(...lintProbe.rules.filter((rule) => !messages.has(rule)));
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
if (missing.length > 0) {
  console.error(`these rules did not fire on their probe: ${missing.join(', ')}`);
  process.exit(1);
}
const fileRules = Object.values(probes).flatMap(([, ...rules]) => rules);
const count = fileRules.length + roomProbes.length + lintProbe.rules.length;
console.log(`${count} rules fire on their probes`);
