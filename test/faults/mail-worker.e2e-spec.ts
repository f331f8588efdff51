import { eventually } from '../support/eventually';
import { MailLab } from '../support/mail-lab';
import { reply } from '../support/smtp';
import { startWorkerProcess, WorkerProcess } from '../support/worker-process';
import { QUEUE_BACKENDS } from '../support/worker-lab';

jest.setTimeout(180_000);

describe.each(QUEUE_BACKENDS)(
  'a worker that ends in the middle of a mail, with the queue on %s',
  (backend) => {
    let lab: MailLab;
    let processes: WorkerProcess[];

    const startProcess = (): WorkerProcess => {
      const started = startWorkerProcess(lab.environment());
      processes.push(started);
      return started;
    };

    beforeEach(async () => {
      lab = await MailLab.open(backend);
      processes = [];
    });

    afterEach(async () => {
      await Promise.all(processes.map((worker) => worker.end('SIGKILL')));
      await lab.close();
    });

    it('delivers the mail of a killed worker within a minute, with the same Message-ID', async () => {
      let attempts = 0;
      let killed = 0;
      const doomed = startProcess();
      lab.smtp.behaviour.onMessage = async () => {
        if (attempts++ > 0) return;
        await doomed.end('SIGKILL');
        killed = Date.now();
      };
      const id = await lab.addMail();
      await eventually('the worker is killed', () => killed > 0);
      startProcess();

      await lab.reaches(id, 'sent', 90);
      // The server had the whole mail twice: this time and when the worker died before its answer.
      expect(lab.smtp.mails.map(({ messageId }) => messageId)).toEqual(
        Array(2).fill(`<mail.${lab.gymId}.${id}@manager.example>`),
      );
      expect(Date.now() - killed).toBeLessThan(60_000);
      expect(await lab.row(id)).toMatchObject({ attempts: 2, dispatches: 2 });
    });

    it('logs every attempt, without personal data in the log or the queue', async () => {
      lab.smtp.behaviour.onRecipient = (address) => {
        if (address.startsWith('refused')) throw reply(550, `<${address}> is unknown`);
        if (address.startsWith('later')) throw reply(451, `<${address}> is greylisted`);
      };
      const worker = startWorkerProcess(lab.environment({ LOG_LEVEL: 'trace', MAILER_MAX_RETRIES: '0' }));
      processes.push(worker);
      const canary = { parameters: { first_name: 'Canary-7', gym_name: 'Canary-7' }, reply_to: undefined };
      const addMail = (email: string) => lab.addMail({ ...canary, recipient: { name: 'Canary-7', email } });
      const [sent, bounced, failed] = [
        await addMail('ada@canary-7.example'),
        await addMail('refused@canary-7.example'),
        await addMail('later@canary-7.example'),
      ];
      const lines = await eventually('all three have a line', () => {
        const found = worker
          .output()
          .split('\n')
          .filter((line) => line.includes('"outcome"'));
        return found.length >= 3 && found.map((line) => JSON.parse(line) as { mail_id: number });
      });

      const about = (id: number) => lines.filter(({ mail_id }) => mail_id === id);
      const common = { gym_id: lab.gymId, template: 'customer-welcome', attempts: 1 };
      expect(about(sent)).toMatchObject([{ ...common, outcome: 'sent' }]);
      expect(about(bounced)).toMatchObject([{ ...common, outcome: 'bounced', reason: '550 at RCPT TO' }]);
      expect(about(failed)).toMatchObject([{ ...common, outcome: 'failed', reason: '451 at RCPT TO' }]);
      expect(worker.output()).not.toMatch(/canary-7/i);
      const observer = await lab.startWorker();
      const jobs = await lab.queue(observer).getJobs();
      expect(jobs.length).toBeGreaterThan(0);
      expect(JSON.stringify(jobs.map((job) => job.asJSON()))).not.toMatch(/canary-7/i);
    });

    it('finishes sending before it stops on SIGTERM', async () => {
      let ending: Promise<number | null> | undefined;
      const worker = startProcess();
      lab.smtp.behaviour.onMessage = async () => {
        ending = worker.end('SIGTERM');
        await new Promise((resolve) => {
          setTimeout(resolve, 1_000);
        });
      };
      const id = await lab.addMail();

      expect(await eventually('the worker is told to end', () => ending !== undefined)).toBe(true);
      expect(await ending).toBe(0);
      expect(await lab.row(id)).toMatchObject({ status: 'sent', attempts: 1 });
      expect(lab.smtp.mails).toHaveLength(1);
    });

    it('stops within ten seconds while the mail server hangs, and the mail is sent later', async () => {
      const worker = startProcess();
      lab.smtp.behaviour.onRecipient = () => new Promise(() => undefined);
      const id = await lab.addMail();
      await eventually('the server stalls', () => lab.smtp.recipients.length > 0);

      const start = Date.now();
      expect(await worker.end('SIGTERM')).toBe(0);
      expect(Date.now() - start).toBeLessThan(10_000);

      lab.smtp.behaviour = {};
      await lab.startWorker();
      expect(await lab.reaches(id, 'sent')).toMatchObject({ attempts: 2 });
    });
  },
);
