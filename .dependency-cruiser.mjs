const only = (name, what, where) => ({
  name,
  severity: 'error',
  from: { path: '^server/src', pathNot: where },
  to: { path: what },
})

/** Who may import whom. The picture of it stands in ARCHITECTURE.md. */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'platform-knows-no-food',
      severity: 'error',
      comment:
        'The platform must be able to serve another trade; refusals.ts and permissions.ts are the shared vocabulary.',
      from: { path: '^server/src/platform' },
      to: { path: '^server/src/(corridors|features|saas|manage|demo)' },
    },
    {
      name: 'rooms-use-the-door',
      severity: 'error',
      from: { path: '^server/src/(?:features|saas)/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^server/src/(?:features|saas)/([^/]+)/',
        pathNot: ['^server/src/(?:features|saas)/$1/', '/index\\.ts$'],
      },
    },
    only('the-query-builder-only-in-sql-files', 'node_modules/kysely/', [
      '\\.sql\\.ts$',
      '^server/src/platform/db/',
      '\\.test\\.ts$',
    ]),
    only('fastify-only-at-the-edge', 'node_modules/(fastify|@fastify)/', [
      '\\.routes\\.ts$',
      '\\.schema\\.ts$',
      '^server/src/platform/http/',
      '^server/src/(app|permissions)\\.ts$',
      '\\.test\\.ts$',
    ]),
    only('pg-only-in-the-data-layer', 'node_modules/pg/', [
      '^server/src/platform/(db|postgres)/',
      '\\.test\\.ts$',
    ]),
    only('stripe-only-behind-its-port', 'node_modules/stripe/', [
      '^server/src/features/payments/(ask-)?stripe(-words)?\\.ts$',
      '\\.test\\.ts$',
    ]),
    {
      name: 'web-never-imports-server',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^server/' },
    },
    {
      name: 'the-server-never-imports-web',
      severity: 'error',
      from: { path: '^server/src' },
      to: { path: '^web/src' },
    },
    {
      name: 'only-tests-import-tests',
      severity: 'error',
      from: { path: '^server/src', pathNot: '\\.test\\.ts$' },
      to: { path: '(\\.test\\.ts$|^server/test/)' },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
