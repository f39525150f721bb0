import type { TestProject } from 'vitest/node';
import { buildDouble } from '../support/double.ts';
import { realDriver } from '../support/real-driver.ts';

/** What a driver needs that is not in the repository: its library, or why it can not be had. */
export type Had = { readonly library: string } | { readonly missing: string };

declare module 'vitest' {
  export interface ProvidedContext {
    readonly double: Had;
    readonly realDriver: Had;
  }
}

/** Once for the whole suite, so that what can not be had is said once. */
export async function setup(project: TestProject): Promise<void> {
  const double = await buildDouble();
  project.provide('double', double === undefined ? { missing: 'gcc is missing' } : { library: double });
  const real = await realDriver();
  project.provide(
    'realDriver',
    real === undefined ? { missing: 'the tarball of 10.8.0.0 can not be had' } : { library: real },
  );
}
