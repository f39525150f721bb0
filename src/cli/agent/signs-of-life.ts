import { randomBytes } from 'node:crypto';
import { heartbeatPost } from '../../adapters/heartbeat/heartbeat-post.ts';
import { openPing } from '../../adapters/notify/registry.ts';
import { jsonMemory } from '../../adapters/system/json-memory.ts';
import type { LoadedSettings } from '../../adapters/system/settings/load-settings.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { AgentParts } from '../../agent/parts.ts';
import { KassaError } from '../../core/errors.ts';
import type { Secrets } from './secrets-of-settings.ts';
import { stateFiles } from './state-files.ts';

/** The site refuses shorter ones too. */
const LEAST_SECRET = 32;
const ID_BYTES = 8;

/** What tells others that this agent is alive, as the settings name it. Nothing is sent yet. */
export function signsOfLife(
  { settings: { heartbeat, ping }, stateDir }: Pick<LoadedSettings, 'settings' | 'stateDir'>,
  { read }: Pick<Secrets, 'read'>,
): Pick<AgentParts, 'heartbeat' | 'ping'> {
  const service = ping && openPing(ping, { clock: systemClock, readSecret: read });
  return {
    heartbeat: heartbeat && {
      agentId: agentIdOf(stateDir),
      post: heartbeatPost({
        url: heartbeat.url,
        secret: () => read(heartbeat.secretFile, (text) => demandSecret(text, heartbeat.secretFile)),
        clock: systemClock,
      }),
    },
    ping: service && ((signal) => service.send(signal)),
  };
}

/** Made once for a state folder: two agents must not pass for one. */
function agentIdOf(stateDir: string): string {
  const memory = jsonMemory(stateFiles(stateDir).agentId);
  const kept = memory.load();
  if (typeof kept === 'string' && kept !== '') return kept;
  const id = randomBytes(ID_BYTES).toString('hex');
  memory.save(id);
  return id;
}

function demandSecret(text: string, name: string): string {
  const secret = text.trim();
  if (secret.length >= LEAST_SECRET) return secret;
  throw new KassaError(
    'CB-804',
    `в файле ${name} ключ короче ${LEAST_SECRET} знаков: скопируйте его из настроек kassabridge.php`,
  );
}
