/** Whether `npm start` shows the window or goes on here, and what it then says. */

/**
 * @param {{ args: readonly string[], hasScreen: boolean, electron: string | undefined }} here what was asked, and what this computer has
 * @returns {string | undefined} the Electron that shows the window; undefined: the command line
 */
export function electronOfStart({ args, hasScreen, electron }) {
  // Whoever says how many receipts wants them here.
  return hasScreen && args.length === 0 ? electron : undefined;
}

/**
 * How to get the window, where somebody may have expected one.
 *
 * @param {{ args: readonly string[], hasScreen: boolean }} here
 * @returns {readonly string[]} lines
 */
export function windowHint({ args, hasScreen }) {
  if (args.length > 0) return [];
  if (!hasScreen) return ['Окна нет: здесь нет экрана (DISPLAY). (No window: no screen here.)', ''];
  return [
    'Окна нет: Electron ещё не скачан. Один раз: npx install-electron — и снова npm start. (No Electron yet.)',
    '',
  ];
}

/** What is said before the window comes. The last line names the entry of the menu as the demo has it. */
export const WINDOW_COMES = [
  'KassaBridge: значок и окно с УЧЕБНЫМИ магазином и кассой 30Ф. Чеки не имеют юридической силы.',
  'Настоящие магазин и касса: раздел «Настройка» в окне, затем закончите показ и запустите npm run tray.',
  'Без окна: npm start -- --receipts 20 --exit',
  'Закончить: «Выйти: учебная работа закончится» в меню значка, или Ctrl+C здесь.',
];
