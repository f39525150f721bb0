import { statfs } from 'node:fs/promises';

/** Bytes that this user may still write on the disk of a folder. Rejects where the system does not tell. */
export async function diskFree(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
