import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Field } from './support/field.ts';
import { readLedger } from './support/fn-ledger.ts';

const MIB = 1_048_576;

/** A small disk of its own needs a system that lets this user mount one: in most build servers' containers it does not. */
const MAY_MOUNT = mayMount();
if (!MAY_MOUNT) console.log('disk.test.ts: not tested here: a full and a read-only disk (no right to mount a tmpfs)');

describe.runIf(MAY_MOUNT).concurrent('disk', () => {
  it('makes nothing while the disk is full, says so, and goes on when there is room', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const disk = mountSmall(field.path('kb-state'), onTestFinished);
    const kkt = await field.kkt();
    const idle = await field.shop();
    const config = field.settings('kb', { link: idle.link, port: kkt.port });
    await field.agent(config);
    await field.whenStatus('a cashbox that answers', config, ({ lights }) => lights.cashbox.state === 'fine');
    fill(join(disk, 'ballast'));
    await idle.program.interrupt();
    const shop = await field.shop({ port: idle.port, orders: 3 });

    const full = await field.whenStatus('a full disk', config, ({ lights, shops }) =>
      [lights.site, lights.cashbox, shops[0]?.light].some((light) => light?.code === 'CB-802'),
    );
    expect(JSON.stringify(full)).toContain('CB-802');
    expect(readLedger(kkt.folder).receiptCount).toBe(0);
    expect((await field.run('status', '--config', config)).stdout).toMatch(/диск|место|журнал/i);

    rmSync(join(disk, 'ballast'));
    // What was handed out and could not be written down the shop repeats; told to, it does so at once.
    await shop.program.interrupt();
    const again = await field.shop({ port: idle.port, more: ['--fault', 'duplicate-hand-out'] });
    await field.whenReported(again, 3, 120_000);
    expect(readLedger(kkt.folder).receiptCount).toBe(3);
    expect(readLedger(kkt.folder).countDuplicates()).toBe(0);
  });

  it('leaves with words when its folder cannot be written, and makes nothing', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const disk = mountSmall(field.path('kb-state'), onTestFinished);
    const kkt = await field.kkt();
    const shop = await field.shop({ orders: 1 });
    const config = field.settings('kb', { link: shop.link, port: kkt.port });
    const leaves = async () => {
      const { code, stdout, stderr } = await field.run('agent', '--config', config);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^Журнал не записывается \(диск полон или только для чтения\).*\[CB-802\]\n$/);
    };
    fill(join(disk, 'ballast'));
    await leaves();
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    await leaves();
    expect(readLedger(kkt.folder).receiptCount).toBe(0);

    execFileSync('mount', ['-o', 'remount,rw', disk]);
    rmSync(join(disk, 'ballast'));
    await field.agent(config);
    await field.whenReported(shop, 1);
  });
});

type AtEnd = (undo: () => void) => void;

/** A disk of two MiB. */
function mountSmall(path: string, atEnd: AtEnd): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=0700', 'tmpfs', path]);
  atEnd(() => {
    execFileSync('umount', ['-l', path]);
  });
  return path;
}

function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const path = join(tmpdir(), `kassabridge-mount-${process.pid}`);
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], { stdio: 'ignore' });
    execFileSync('umount', [path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** Not a byte of room is left. */
function fill(path: string): void {
  writeFileSync(path, '');
  for (const size of [MIB / 4, 4_096, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch {
      // No room for this size any more.
    }
  }
}
