export const LINUX_SIZES: readonly number[];
export const WINDOWS_SIZES: readonly number[];
