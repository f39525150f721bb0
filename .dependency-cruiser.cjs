/**
 * The one dependency rule: imports point inward. core <- wire, contract <- adapters, simulator <- agent, cli;
 * native <- driver-host, a process of its own; contract, adapters <- update-watch, another one. Beside them core, contract, adapters <- shell, and contract <- preload,
 * renderer: the tray and its window, which reach the agent by its pipe alone.
 * What each ring may touch is said once here and nowhere else.
 */
const src = (...folders) => folders.map((f) => `^src/${f}/`).join('|');
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [src(from, ...allowed)] },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { path: '^(src|renderer)/' }, to: { circular: true } },
    {
      name: 'src-never-sees-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|renderer)/' },
    },
    only('core-imports-itself-only', 'core', []),
    only('wire-imports-core-only', 'wire', ['core']),
    only('contract-imports-core-only', 'contract', ['core']),
    only('adapters-import-core-and-wire', 'adapters', ['core', 'wire', 'contract']),
    only('simulator-imports-core-and-wire', 'simulator', ['core', 'wire']),
    only('driver-host-imports-contract-and-core', 'driver-host', ['core', 'contract']),
    {
      name: 'native-imports-itself-only',
      severity: 'error',
      from: { path: '^native/' },
      to: { path: '^(src|test|scripts)/' },
    },
    {
      // Whoever loads the vendor's library may die of it: only a driver host does.
      name: 'the-library-is-loaded-by-driver-hosts-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/driver-host/' },
      to: { path: '^(native|src/driver-host)/' },
    },
    only('agent-builds-from-the-rings-below', 'agent', ['core', 'wire', 'contract', 'adapters']),
    {
      name: 'pure-rings-know-no-node',
      severity: 'error',
      from: { path: src('core', 'wire', 'contract') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-rings-borrow-only-the-schema-library',
      severity: 'error',
      from: { path: src('core', 'wire', 'contract') },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'adapters-never-see-each-other',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+/[^/]+)/' },
      to: { path: '^src/adapters/[^/]+/[^/]+/', pathNot: '^src/adapters/$1/' },
    },
    // A process of its own that outlives what it replaces.
    only('an-update-is-watched-from-outside', 'update-watch', ['core', 'contract', 'adapters']),
    only('shell-never-sees-the-agent', 'shell', ['core', 'contract', 'adapters']),
    only('preload-knows-the-contract-only', 'preload', ['contract']),
    {
      name: 'a-window-draws-and-asks',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(src|native|test|scripts)/', pathNot: '^src/(contract|core)/' },
    },
    {
      name: 'a-window-knows-no-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: 'vite[.]config' },
      to: { dependencyTypes: ['core'] },
    },
    {
      // What is tested on Node is what is shipped: the agent never runs inside Electron.
      name: 'electron-in-shell-and-preload-only',
      severity: 'error',
      from: { path: '^(src|renderer)/', pathNot: '^src/(shell|preload)/' },
      to: { path: 'node_modules/electron' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'] },
  },
};
