import { describe, expect, it } from 'vitest';
import { bareRun } from '../../bench/support/bare-program.ts';

describe('what the bare program prints', () => {
  it('is a line for each time, and the memory of the library', () => {
    expect(bareRun('16.500 9.125\n15.250 9.000\nmemory 1024 11264\n')).toEqual({
      times: [
        { wallMs: 16.5, cpuMs: 9.125 },
        { wallMs: 15.25, cpuMs: 9 },
      ],
      libraryMib: 10,
    });
  });
});
