import { app, clipboard, shell as desktop, ipcMain } from 'electron';
import type { PAGES, WindowOutcome } from '../../contract/window.ts';
import { CHANNELS } from '../../contract/window-names.ts';
import { exportSettings, importSettings, type SettingsFilesParts } from '../deeds/settings-files.ts';
import { answerWindow } from '../ipc/answer-window.ts';
import { agentQuestions, setUpQuestions, shellQuestions } from '../ipc/questions.ts';
import { shellHandlers } from '../ipc/shell-handlers.ts';
import { PAGE_ADDRESSES } from '../window/pages.ts';
import { ASKING_WORDS } from '../words/asking-words.ts';
import { pageNotOpened } from '../words/deed-words.ts';
import type { Shell } from './shell.ts';

const DONE: WindowOutcome = { state: 'done' };

/** From here on a window is answered. */
export function answerCalls(shell: Shell): void {
  const { agent, setUp, state, autostart, parts } = shell;
  const files: SettingsFilesParts = {
    person: shell.person,
    language: () => shell.language,
    documents: () => app.getPath('documents'),
    exportTo: (path) => setUp.call('exportSettings', { path }),
    importFrom: (path) => setUp.call('importSettings', { path }),
  };
  const handlers = shellHandlers({
    picture: () => state.picture,
    preferences: () => ({ language: shell.language, theme: parts.memory.all.theme }),
    setPreferences: ({ language, theme }) =>
      shell.setPreferences({ ...(language ? { language } : {}), ...(theme ? { theme } : {}) }),
    startAgent: () => {
      agent.supervisor.startByPerson();
      return DONE;
    },
    restartAgent: async () =>
      (await agent.supervisor.restart()) ? DONE : { state: 'failed', words: ASKING_WORDS.restartWaits },
    autostart: () => autostart.read(),
    setAutostart: (way, on) => autostart.set(way, on),
    saveSupportFile: () => shell.saveSupportFile(),
    exportSettings: () => exportSettings(files),
    importSettings: () => importSettings(files),
    copyText: (text) => clipboard.writeText(text),
    openPage,
  });
  answerWindow(ipcMain, CHANNELS.shell, shellQuestions(handlers));
  answerWindow(
    ipcMain,
    CHANNELS.agent,
    agentQuestions((name, request) => agent.ask(name, request), parts.author),
  );
  answerWindow(
    ipcMain,
    CHANNELS.setUp,
    setUpQuestions((name, request) => setUp.call(name, request)),
  );
}

async function openPage(page: (typeof PAGES)[number]): Promise<WindowOutcome> {
  const address = PAGE_ADDRESSES[page];
  try {
    await desktop.openExternal(address);
    return DONE;
  } catch {
    return { state: 'failed', words: pageNotOpened(address) };
  }
}
