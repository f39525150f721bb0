import { spawnSync } from 'node:child_process';

/** Another test file may be at it. */
const APT = ['-o', 'DPkg::Lock::Timeout=120'];

/** Puts Debian's php-cli here, where this machine lets us. The second time it only looks. @returns why not, in words */
export function preparePhp(): string | undefined {
  if (hasPhp()) return undefined;
  if (process.platform !== 'linux') return 'не Linux';
  if (process.getuid?.() !== 0 || spawnSync('which', ['apt-get']).status !== 0)
    return 'нет php, а поставить его может только root';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => spawnSync('apt-get', [...APT, 'install', '-y', '--no-install-recommends', 'php-cli'], { env });
  if (install().status !== 0) {
    spawnSync('apt-get', [...APT, 'update'], { env });
    install();
  }
  return hasPhp() ? undefined : 'php-cli не ставится (apt-get)';
}

function hasPhp(): boolean {
  return spawnSync('php', ['--version']).status === 0;
}
