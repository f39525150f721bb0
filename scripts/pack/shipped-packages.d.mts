export interface ShippedPackage {
  readonly folder: string;
  /** Where it lies below node_modules. */
  readonly name: string;
  readonly about: { readonly name: string; readonly version: string };
}

/** Everything a customer gets of other people's work. */
export function shippedPackages(): readonly ShippedPackage[];
