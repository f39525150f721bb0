import { KassaError } from '../../../core/errors.ts';

/** Programs that usually hold a cashbox's port. */
const USUAL_HOLDERS = '1С, тест драйвера ККТ, BxDTO, служба EoT, второй агент';

/**
 * Why a port did not open, in words. The serial library tells it by text alone, so the texts are read here and nowhere
 * else; they are the library's own (bindings-cpp 13: serialport_linux.cpp, serialport_win.cpp).
 */
export function serialFault(path: string, error: Error): KassaError {
  const { message } = error;
  if (/cannot lock port|access denied|resource busy/i.test(message)) {
    return new KassaError('CB-106', `${path}: ${USUAL_HOLDERS}`, { cause: error });
  }
  if (/permission denied/i.test(message)) {
    const cure = 'нет прав на порт: добавьте пользователя в группу dialout и войдите в систему заново';
    return new KassaError('CB-105', `${path}: ${cure}`, { cause: error });
  }
  if (/no such file|file not found|no such device/i.test(message)) {
    return new KassaError('CB-105', `${path}: порта нет`, { cause: error });
  }
  return new KassaError('CB-105', `${path}: не открывается`, { cause: error });
}
