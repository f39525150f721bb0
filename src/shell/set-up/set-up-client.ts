import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import {
  type Progress,
  ProgressSchema,
  SET_UP_CALLS,
  SET_UP_PROGRESS,
  type SetUpAnswer,
  type SetUpCallName,
  type SetUpRequest,
} from '../../contract/set-up.ts';
import type { Answered } from '../../contract/window.ts';
import type { Log } from '../../core/ports/log.ts';
import { type AgentProgram, agentEnvironment } from '../agent/agent-process.ts';
import { ASKING_WORDS } from '../words/asking-words.ts';

export interface SetUpParts {
  readonly program: AgentProgram;
  readonly log: Log;
  readonly onProgress: (progress: Progress) => void;
}

/** The set-up process: begun with the first question, ended with the window. It talks over its own standard input and output. */
export class SetUpClient {
  readonly #parts: SetUpParts;
  #running: { readonly child: Child; readonly connection: MessageConnection } | undefined;

  constructor(parts: SetUpParts) {
    this.#parts = parts;
  }

  async call<N extends SetUpCallName>(name: N, request: SetUpRequest<N>): Promise<Answered<SetUpAnswer<N>>> {
    try {
      const { connection } = this.#begin();
      const answer = SET_UP_CALLS[name].answer.safeParse(await connection.sendRequest<unknown>(name, request));
      if (!answer.success) return { ok: false, words: ASKING_WORDS.otherVersion };
      // The table ties the schema of a name to its answer; the compiler cannot follow a name it does not know.
      return { ok: true, answer: answer.data as SetUpAnswer<N> };
    } catch (error) {
      this.#parts.log.warn('set-up did not answer', { call: name, text: String(error) });
      return { ok: false, words: ASKING_WORDS.setUpGone };
    }
  }

  /** Whatever it was doing is broken off; a new question begins a new process. */
  end(): void {
    this.#running?.connection.dispose();
    this.#running?.child.kill();
    this.#running = undefined;
  }

  #begin(): { readonly connection: MessageConnection } {
    if (this.#running) return this.#running;
    const { program, log, onProgress } = this.#parts;
    const child: Child = spawn(program.node, [...program.args], {
      cwd: program.cwd,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: agentEnvironment(process.env),
    });
    child.stdin.on('error', () => undefined);
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.onNotification(SET_UP_PROGRESS, (said: unknown) => {
      const progress = ProgressSchema.safeParse(said);
      if (progress.success) onProgress(progress.data);
    });
    connection.onError(() => undefined);
    connection.listen();
    const running = { child, connection };
    this.#running = running;
    const gone = (why: string) => {
      if (this.#running !== running) return;
      log.warn('set-up process ended', { why });
      this.end();
    };
    child.once('error', (error) => gone(error.message));
    child.once('exit', (code, signal) => gone(String(code ?? signal)));
    return running;
  }
}

type Child = ChildProcessByStdio<Writable, Readable, null>;
