import { describe, expect, it } from 'vitest';
import { Field } from './support/field.ts';

describe.concurrent('two agents', () => {
  it('leaves with a reason when another agent has the state folder, and starts when that one was killed', async ({
    onTestFinished,
  }) => {
    const field = new Field(onTestFinished);
    const shop = await field.shop();
    const kkt = await field.kkt();
    const config = field.settings('one', { link: shop.link, port: kkt.port });
    const first = await field.agent(config);

    const second = await field.run('agent', '--config', config);
    expect(second.code).toBe(3);
    expect(second.stdout).toBe('');
    expect(second.stderr).toContain(`Другой агент уже работает с папкой ${field.path('one-state')}`);
    expect(second.stderr).toContain(`процесс ${first.pid}`);
    expect(first.isRunning).toBe(true);

    await first.kill();
    const third = await field.agent(config);
    await field.whenStatus('a cashbox that answers', config, ({ lights }) => lights.cashbox.state === 'fine');
    expect((await third.interrupt()).code).toBe(0);
  });

  it.for<readonly [string, (field: Field) => string]>([
    ['TCP', () => 'tcp:0'],
    ['a terminal', (field: Field) => `pty:${field.path('kassa-tty')}`],
  ])(
    'leaves with a reason when another agent has the cashbox on %s, and starts when that one was killed',
    async ([, listen], { onTestFinished }) => {
      const field = new Field(onTestFinished);
      const shop = await field.shop();
      const kkt = await field.kkt({ listen: listen(field) });
      const one = field.settings('one', { link: shop.link, port: kkt.port });
      const two = field.settings('two', { link: shop.link, port: kkt.port });
      const first = await field.agent(one);
      await field.whenStatus('a cashbox that answers', one, ({ lights }) => lights.cashbox.state === 'fine');

      const second = await field.run('agent', '--config', two);
      expect(second.code).toBe(3);
      expect(second.stderr).toContain(`С кассой «kassa1» (${kkt.port}) уже работает другой агент`);

      await first.kill();
      const third = await field.agent(two);
      await field.whenStatus('a cashbox that answers', two, ({ lights }) => lights.cashbox.state === 'fine');
      expect((await third.interrupt()).code).toBe(0);
    },
  );
});
