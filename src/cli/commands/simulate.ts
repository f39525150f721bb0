import { UsageError, unknownCommand } from '../arguments.ts';

/** `kassabridge simulate kkt|shop`: the training devices, each a product of its own. */
export async function run([kind, ...rest]: readonly string[]): Promise<number> {
  switch (kind) {
    case 'kkt':
      return (await import('./simulate-kkt.ts')).run(rest);
    case 'shop':
      return (await import('./simulate-shop.ts')).run(rest);
    case undefined:
      throw new UsageError('не указано, что изображать: simulate kkt или simulate shop');
    default:
      throw unknownCommand(`simulate ${kind}`, ['simulate kkt', 'simulate shop']);
  }
}
