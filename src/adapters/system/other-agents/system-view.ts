/** One program that runs. */
export interface SeenProcess {
  readonly pid: number;
  /** Names of its file, without folder and `.exe`: its own, and that of the script where an interpreter runs one. */
  readonly names: readonly string[];
  /** Empty where this system does not tell. */
  readonly commandLine: string;
}

export interface SeenService {
  /** The system's name and, where there is one, the name people see. */
  readonly names: readonly string[];
  readonly isRunning: boolean;
}

export interface SeenListener {
  readonly port: number;
  /** Undefined where the system does not tell whose it is. */
  readonly pid: number | undefined;
}

/**
 * What this computer tells about its programs. Each look stands alone and may reject: then that one thing is not known,
 * and the others still are. Reads only.
 */
export interface SystemView {
  processes(): Promise<readonly SeenProcess[]>;
  services(): Promise<readonly SeenService[]>;
  /** Names of what begins at log-on. */
  autostart(): Promise<readonly string[]>;
  /** Names of installed programs as people see them. */
  installed(): Promise<readonly string[]>;
  listeners(): Promise<readonly SeenListener[]>;
  /** Processes that say they hold the lock of a device for an agent of this user; some may be gone. */
  lockHolders(): Promise<readonly number[]>;
}
