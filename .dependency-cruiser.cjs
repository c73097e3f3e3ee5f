/** The arrows of ARCHITECTURE.md, every one an error. */
const order = require('./scripts/feature-order.json');

const test = '(\\.test\\.tsx?$|/contract\\.ts$|\\.contract-suite\\.ts$)';

/** A feature imports only features before it in the list. */
const featureArrows = order.map((feature, index) => ({
  name: `feature-order-${feature}`,
  severity: 'error',
  comment: `${feature} may import only: ${order.slice(0, index).join(', ') || 'nothing'}`,
  from: { path: `^src/features/${feature}/` },
  to: { path: `^src/features/(?!${[...order.slice(0, index), feature].join('/|')}/)` },
}));

const onlyIn = (name, library, from) => ({
  name: `library-${name}`,
  severity: 'error',
  from: { path: '^(src|web)/', pathNot: [from, '\\.test\\.tsx?$'] },
  to: { path: `node_modules/${library}`, dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-index', severity: 'error', from: {}, to: { path: '^(src|web|test)/.*/index\\.tsx?$' } },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: test },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'law-imports-kernel',
      severity: 'error',
      from: { path: '^src/law/', pathNot: [test, '/testing/'] },
      to: { pathNot: '^src/(law|kernel)/' },
    },
    {
      name: 'testing-serves-tests',
      severity: 'error',
      from: { path: '^(src|web)/', pathNot: [test, '/testing/'] },
      to: { path: '^src/.*/testing/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^(src/(features|law|adapters|main)|web)/' },
    },
    {
      name: 'features-know-no-edge',
      severity: 'error',
      from: { path: '^src/features/', pathNot: test },
      to: { path: '^(src/(adapters|main)|web)/' },
    },
    {
      name: 'adapters-know-ports',
      severity: 'error',
      from: { path: '^src/adapters/', pathNot: test },
      to: { path: '^src/(features/(?!.*/ports\\.ts$)|main/)' },
    },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      from: { path: '^(src/(?!main/)|web/)' },
      to: { path: '^src/main/' },
    },
    {
      name: 'feature-privacy',
      severity: 'error',
      comment: "another feature's queries, routes and jobs are its own",
      from: { path: '^src/features/([^/]+)/', pathNot: test },
      to: { path: '^src/features/([^/]+)/.*\\.(sql|routes|job)\\.ts$', pathNot: '^src/features/$1/' },
    },
    {
      name: 'web-imports-contracts',
      severity: 'error',
      from: { path: '^web/', pathNot: '^web/portal/' },
      to: { path: '^src/', pathNot: '(\\.contract\\.ts$|^src/kernel/|^src/law/)' },
    },
    ...featureArrows,
    onlyIn('database', '(kysely|pg)/', '(\\.sql\\.ts$|^src/platform/)'),
    onlyIn('fastify', 'fastify/', '(\\.routes\\.ts$|^src/platform/|^src/main/)'),
    onlyIn('react', 'react(-dom)?/', '^web/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
