/** The checks that run nothing of ours: format and lint, types, types of the pure rings, the dependency rule. */
import { join } from 'node:path';
import { MODULES, runHere, say } from './house.mjs';

const CHECKS = [
  { name: 'Формат и правила (biome)', tool: '@biomejs/biome/bin/biome', args: ['check', '.'] },
  { name: 'Типы (tsc)', tool: 'typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'Типы чистых слоёв (tsc core)', tool: 'typescript/bin/tsc', args: ['-p', 'tsconfig.core.json'] },
  { name: 'Типы окна (tsc window)', tool: 'typescript/bin/tsc', args: ['-p', 'tsconfig.window.json'] },
  { name: 'Типы тестов окна (tsc)', tool: 'typescript/bin/tsc', args: ['-p', 'test/window/tsconfig.json'] },
  {
    name: 'Правило зависимостей (dependency-cruiser)',
    tool: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['src', 'native', 'renderer', '--config', '.dependency-cruiser.cjs'],
  },
];

/** Runs them all, one after another, and stops at none. */
export async function runStaticChecks(node) {
  const counts = { passed: 0, failed: 0 };
  for (const { name, tool, args } of CHECKS) {
    say(`\n— ${name}`);
    const code = await runHere(node, [join(MODULES, ...tool.split('/')), ...args]);
    if (code === 0) counts.passed += 1;
    else counts.failed += 1;
  }
  return counts;
}
