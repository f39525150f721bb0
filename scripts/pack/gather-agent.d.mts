/** Gathers the agent of a platform (`linux-x64`, `win32-x64`) as the installer lays it; resolves with the folder. */
export function gatherAgent(platform: string, target?: string): Promise<string>;
