import { Counter, register } from 'prom-client';
import { MailMetrics } from './mail-metrics';

describe('MailMetrics', () => {
  const linesOf = async (name: string): Promise<string[]> =>
    (await register.getSingleMetricAsString(name)).split('\n').filter((line) => /^[^#]/.test(line));

  it('has every outcome of every template at 0 before the first mail, so that a rate sees the first', async () => {
    const metrics = new MailMetrics(
      new Counter({ name: 'mails_total', help: 'of mails', labelNames: ['template', 'outcome'] }),
    );
    const before = await linesOf('mails_total');
    expect(before).toContain('mails_total{template="gym-welcome",outcome="bounced"} 0');
    expect(before.filter((line) => !line.endsWith(' 0'))).toEqual([]);

    metrics.count('gym-welcome', 'bounced');
    metrics.count('gym-welcome', 'bounced');
    const after = await linesOf('mails_total');
    expect(after.filter((line) => !before.includes(line))).toEqual([
      'mails_total{template="gym-welcome",outcome="bounced"} 2',
    ]);
  });
});
