/** Where code may reach; each message says what to do instead. The rules of rooms are in test/architecture. */
const outside = (lib) => `^(apps|libs/(?!${lib}(/|$)))`;
const contexts = '(shared-kernel|parties|council|steering|reorganisation|reporting)';
const atTheEdge = 'controller|module|reads|routes|feature|features|commands|fields|guard|spec|fixture|fixtures';
const pure = `^libs/(${contexts}|access)/.+(?<!\\.(${atTheEdge}))\\.ts$`;
const domain = `^libs/${contexts}/.+(?<!\\.(${atTheEdge}))\\.ts$`;

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Files that import each other cannot be understood apart: move what both need into a third one.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      comment: 'The kernel knows no other library, no Nest and no HTTP: give it a port and implement the port outside.',
      from: { path: '^libs/event-sourcing/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|libs/(?!event-sourcing/)|node_modules/(@nestjs|fastify|kysely|class-validator))' },
    },
    {
      name: 'adapters-know-the-kernel-only',
      severity: 'error',
      comment:
        'An event store or key store implements a port of the kernel and needs nothing else of the project, but connections and durable folders.',
      from: { path: '^libs/(event-store-[a-z]+|key-store)/' },
      to: { path: `${outside('(event-sourcing|event-store-[a-z]+|key-store|postgres|durable-folders)')}` },
    },
    {
      name: 'connections-know-nothing',
      severity: 'error',
      comment: 'libs/postgres connects and migrates; what is stored belongs to the library that stores it.',
      from: { path: '^libs/postgres/' },
      to: { path: outside('postgres') },
    },
    {
      name: 'pg-stays-in-its-library',
      severity: 'error',
      comment:
        'Take connections from `#postgres`: its pools have limits, survive a restart and know what is unavailable.',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/postgres/', '\\.spec\\.ts$'] },
      to: { path: '^node_modules/(@types/)?pg/' },
    },
    {
      name: 'libraries-do-not-know-programs',
      severity: 'error',
      comment: 'apps/ wires libraries together; a library that needs something of a program takes it as a parameter.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'deciders-and-projections-are-pure',
      severity: 'error',
      comment: 'No Nest, no I/O, no clock: facts come through `facts` of the stream definition, time with the command.',
      from: {
        path: pure,
        pathNot: ['\\.spec\\.ts$', 'erased-persons\\.ts$', 'index\\.ts$', 'fixtures?\\.ts$', '^libs/access/'],
      },
      to: { path: '^node_modules/(@nestjs|fastify|kysely)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-knows-no-edge',
      severity: 'error',
      comment:
        'Deciders, projections, policies and views take types of HTTP, command bodies and adapters alone (`import type`): what needs them at run time is a controller, a route, a body, or the description of an answer.',
      from: { path: domain, pathNot: ['index\\.ts$', '[.-](answer|schema)\\.ts$'] },
      to: {
        path: '^libs/(access|audit|backup|commands|documents|event-store-[a-z]+|http|key-store|postgres|read-database)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'deciders-do-no-io',
      severity: 'error',
      comment: 'Files, network and timers belong to adapters: take the value as a fact or in the command.',
      from: { path: pure, pathNot: ['\\.spec\\.ts$', 'fixtures?\\.ts$', '^libs/access/'] },
      to: {
        path: '^(node:)?(fs|net|http|https|child_process|timers|sqlite|worker_threads)',
        dependencyTypes: ['core'],
      },
    },
    {
      name: 'sqlite-stays-in-its-adapters',
      severity: 'error',
      comment:
        'node:sqlite is for the event store, the read database and the locks of jobs; everything else uses their ports.',
      from: {
        path: '^(apps|libs)/',
        pathNot: ['^libs/(event-store-sqlite|read-database|workflow/jobs)/', '\\.spec\\.ts$'],
      },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'libraries-by-their-door',
      severity: 'error',
      comment:
        'Import another library by its door (`#council`), not by a file inside: only what its index.ts shows is meant for others.',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/(?!$1/)[^/]+/.+', pathNot: '^libs/[^/]+/(index|testing/index)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
