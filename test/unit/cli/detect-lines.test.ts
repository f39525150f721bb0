import { describe, expect, it } from 'vitest';
import { detectReport } from '../../../src/cli/detect/report.ts';
import { detectLines, lookWords } from '../../../src/cli/screen/detect-lines.ts';
import { KassaError } from '../../../src/core/errors.ts';

type Detection = Parameters<typeof detectReport>[0];

const NOTHING: Detection = {
  sightings: [],
  misses: [],
  held: [],
  ports: ['usb'],
  usbPorts: [],
  listFailed: false,
  libraryFault: undefined,
  libraryFile: '/usr/lib/libfptr10.so',
};

const linesOf = (more: Partial<Detection>) => detectLines(detectReport({ ...NOTHING, ...more }, undefined));

describe('what detect says to a person', () => {
  it('keeps to what happened where nobody is there to try again', () => {
    const lines = linesOf({
      ports: ['usb', 'COM5'],
      misses: [
        { driver: 'atol-serial', port: 'COM5', error: new KassaError('CB-106', 'COM5: 1С') },
        { driver: 'atol-dto', port: 'usb', error: new KassaError('CB-130', 'ATOL Connect') },
      ],
    });
    expect(lines).toContain('Осмотрено: USB, COM5');
    expect(lines.join('\n')).toMatch(
      /COM5, проводной протокол: Порт кассы занят другой программой \(1С, .*\)\. \[CB-106\]\n {4}COM5: 1С/,
    );
    expect(lines.join('\n')).not.toContain('агент продолжит сам. [CB-106]');
    // What a person must do is said whole.
    expect(lines.join('\n')).toContain('Запустите её в «Службах»');
  });

  it('says what keeps the library from working, and where it was looked for', () => {
    const lines = linesOf({ libraryFile: undefined, libraryFault: new KassaError('CB-122', '/usr/lib/libfptr10.so') });
    expect(lines[0]).toMatch(/^Драйвер АТОЛ \(ДТО 10\) не найден на этом компьютере\..* \[CB-122\]$/);
    expect(lines[1]).toBe('    /usr/lib/libfptr10.so');
  });

  it('says what to check only when nothing was found and nothing is taken', () => {
    expect(linesOf({})).toContain('Проверьте:');
    const taken = linesOf({ held: [{ port: 'usb', holder: 'процесс 7' }] });
    expect(taken).not.toContain('Проверьте:');
    expect(taken).toContain('  USB: процесс 7');
  });

  it('owns up to a system that does not list its ports', () => {
    expect(linesOf({ listFailed: true })).toContain('Осмотрено: USB (список USB-портов система не дала)');
  });

  it('names each place before it looks', () => {
    expect(lookWords('atol-dto', 'usb')).toBe('Смотрю USB, драйвер АТОЛ…');
  });
});
