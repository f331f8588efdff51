import { eventually } from '../support/eventually';
import { MailLab, QUEUE_BACKENDS } from '../support/mail-lab';
import { startWorkerProcess, WorkerProcess } from '../support/worker-process';

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

    it('delivers the mail of a worker that was killed, within a minute and under the same Message-ID', async () => {
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

    it('finishes a running mail before it ends on SIGTERM', async () => {
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

    it('ends within ten seconds although the mail server does not answer, and the mail is sent later', async () => {
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
