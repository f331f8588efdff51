import { loadConfig } from '@libs/platform/config';
import { migrate, revert } from '@libs/platform/database';

const commands: Record<string, () => Promise<void>> = {
  async migrate() {
    const ran = await migrate(loadConfig());
    console.log(ran.length > 0 ? `Ran ${ran.join(', ')}` : 'Nothing to migrate');
  },
  async revert() {
    await revert(loadConfig());
  },
};

const command = commands[process.argv[2] ?? ''];
if (!command) throw new Error(`Usage: db.ts ${Object.keys(commands).join('|')}`);
command().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
