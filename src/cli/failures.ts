/** Another agent holds what this one needs; it leaves with the reason. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError';
}

/** Nobody runs where a command wanted to ask. */
export class NoAgentError extends Error {
  override readonly name = 'NoAgentError';
}
