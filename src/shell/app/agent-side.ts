import { dirname } from 'node:path';
import type { PipeCaller } from '../../adapters/pipe/pipe-client.ts';
import { endNote } from '../../adapters/system/end-note.ts';
import { makePrivateFolder } from '../../adapters/system/private-file.ts';
import { stateFiles } from '../../adapters/system/state-files.ts';
import type { CallAnswer, CallName, CallRequest } from '../../contract/calls.ts';
import type { Glance } from '../../contract/glance.ts';
import type { StatusSnapshot } from '../../contract/snapshot.ts';
import type { AgentState, Answered } from '../../contract/window.ts';
import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import { type AgentProgram, isAlive, startAgentProcess } from '../agent/agent-process.ts';
import { askAgent } from '../agent/ask-agent.ts';
import { type FoundSettings, findSettings } from '../agent/found-settings.ts';
import { GlanceWatch } from '../agent/glance-watch.ts';
import { OwedAnswers, type Question } from '../agent/owed-answers.ts';
import { reachAgent } from '../agent/reach.ts';
import { StatusWatch } from '../agent/status-watch.ts';
import { Supervisor } from '../agent/supervisor.ts';
import { agentArguments, type Places } from '../places/places.ts';

export interface AgentSideParts {
  readonly places: Places;
  readonly clock: Clock;
  readonly log: Log;
  readonly isWindowOpen: () => boolean;
  readonly onState: (state: AgentState) => void;
  readonly onGlance: (glance: Glance | undefined) => void;
  readonly onSnapshot: (snapshot: StatusSnapshot) => void;
}

/** Everything between the shell and its agent. */
export class AgentSide {
  readonly supervisor: Supervisor;
  readonly glances: GlanceWatch;
  readonly statuses: StatusWatch;
  readonly #parts: AgentSideParts;
  #agent: PipeCaller | undefined;
  readonly #owed = new OwedAnswers();

  constructor(parts: AgentSideParts) {
    this.#parts = parts;
    const { places, clock, log } = parts;
    this.glances = new GlanceWatch({
      ...parts,
      onGlance: (glance, why) => {
        this.#heard('glance', why);
        parts.onGlance(glance);
      },
    });
    this.statuses = new StatusWatch({
      clock,
      onSnapshot: (snapshot, why) => {
        // The new one first: an agent that answers again is not shown with what it said before.
        if (snapshot) parts.onSnapshot(snapshot);
        this.#heard('status', why);
      },
    });
    this.supervisor = new Supervisor({
      clock,
      log,
      settings: () => settingsOf(places),
      reach: (stateDir) => reachAgent(stateDir, clock),
      start: () => startAgentProcess(programOf(places)),
      isAlive,
      wasEnded: (stateDir, pid) => endNote(stateFiles(stateDir).ended).isLeftBy(pid),
      onState: parts.onState,
      onJoined: (agent) => this.#joined(agent),
    });
  }

  ask<N extends CallName>(name: N, request: CallRequest<N>): Promise<Answered<CallAnswer<N>>> {
    return askAgent(this.#agent, this.#parts.clock, name, request);
  }

  #heard(question: Question, why: Words | undefined): void {
    this.supervisor.heard(this.#owed.heard(question, why));
  }

  #joined(agent: PipeCaller): void {
    this.#owed.forgive();
    this.#agent = agent;
    this.statuses.setAgent(agent);
    void this.glances.follow(agent);
    void agent.closed.then(() => {
      if (this.#agent !== agent) return;
      this.#agent = undefined;
      this.statuses.setAgent(undefined);
    });
  }
}

/** Where a demo keeps its state is known without any settings. */
export function settingsOf({ demoState, settingsFile }: Places): FoundSettings {
  return demoState === undefined ? findSettings(settingsFile) : { kind: 'found', stateDir: demoState };
}

function programOf(places: Places): AgentProgram {
  const cwd = places.demoState ?? dirname(places.settingsFile);
  makePrivateFolder(cwd);
  return { node: places.node, args: agentArguments(places), cwd };
}
