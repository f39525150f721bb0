/** How one version takes the place of another. Each can be done again after it was cut short. */
export interface InstallWay {
  /** @throws what the disk or the installer refused; files may be half replaced then */
  install(): Promise<void>;
  /** @throws the same */
  putBack(): Promise<void>;
  /** Starts the tray of whichever version is in place. */
  start(): void;
}
