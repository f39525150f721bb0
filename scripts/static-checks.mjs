/** The checks that run nothing of ours: format and lint, types, types of the pure rings and of both Electrons, the dependency rule. */
import { join } from 'node:path';
import { electronTypes } from './desktop/electron-types.mjs';
import { MODULES, runQuietly, say } from './house.mjs';

const TSC = 'typescript/bin/tsc';
// The longest first: two run at a time.
const CHECKS = [
  { name: 'Типы (tsc)', tool: TSC, args: ['-p', 'tsconfig.json'] },
  { name: 'Формат и правила (biome)', tool: '@biomejs/biome/bin/biome', args: ['check', '.'] },
  { name: 'Типы окна (tsc window)', tool: TSC, args: ['-p', 'tsconfig.window.json'] },
  {
    name: 'Правило зависимостей (dependency-cruiser)',
    tool: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['src', 'native', 'renderer', '--config', '.dependency-cruiser.cjs'],
  },
  {
    name: 'Типы значка на Electron испытаний (tsc)',
    tool: TSC,
    args: ['-p', 'tsconfig.electron-33.json'],
    needs: electronTypes,
  },
  { name: 'Типы тестов окна (tsc)', tool: TSC, args: ['-p', 'test/window/tsconfig.json'] },
  { name: 'Типы чистых слоёв (tsc core)', tool: TSC, args: ['-p', 'tsconfig.core.json'] },
];
const AT_ONCE = 2;

/** Runs them all and stops at none; one that cannot be done here says why. */
export async function runStaticChecks(node) {
  const counts = { passed: 0, failed: 0 };
  const waiting = CHECKS.values();
  const work = async () => {
    for (const { name, tool, args, needs } of waiting) {
      const needed = await needs?.();
      if (needed?.missing) {
        say(`\n— ${name}: не проверено — ${needed.missing}`);
        continue;
      }
      const { code, text } = await runQuietly(node, [join(MODULES, ...tool.split('/')), ...args]);
      say(`\n— ${name}`, ...[text.trim()].filter(Boolean));
      if (code === 0) counts.passed += 1;
      else counts.failed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return counts;
}
