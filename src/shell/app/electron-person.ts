import type { Dialog } from 'electron';
import type { Person } from '../deeds/ask-person.ts';
import type { Notifier } from '../notify/notifier.ts';

/** The person before this computer, by the dialogs and notifications of the system. */
export function electronPerson(dialog: Dialog, notifier: Notifier): Person {
  const filters = (extension: string) => [{ name: extension.toUpperCase(), extensions: [extension] }];
  return {
    async ask({ message, detail, answers, cancel, isWarning }) {
      const { response } = await dialog.showMessageBox({
        type: isWarning ? 'warning' : 'question',
        title: 'KassaBridge',
        message,
        ...(detail === undefined ? {} : { detail }),
        buttons: [...answers],
        cancelId: cancel,
        noLink: true,
      });
      return response;
    },
    tell(title, body, place = { screen: 'now' }) {
      if (notifier.show({ title, body, place, isUrgent: false })) return;
      void dialog.showMessageBox({ type: 'info', title: 'KassaBridge', message: title, detail: body });
    },
    async whereTo({ title, path, extension }) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        title,
        defaultPath: path,
        filters: filters(extension),
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      return canceled || filePath === '' ? undefined : filePath;
    },
    async which({ title, extension }) {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title,
        filters: filters(extension),
        properties: ['openFile'],
      });
      return canceled ? undefined : filePaths[0];
    },
  };
}
