// npm run test:contract -- http://host:port [/prefix]: checks a deployment, of which no more than the URL is known,
// against the contract. It signs gyms up and deletes them again; their mails go to example.com.
const { run } = require('jest');

const [url = '', prefix = '/api/v1'] = process.argv.slice(2);
if (!URL.canParse(url) || new URL(url).origin !== url.replace(/\/$/, '')) {
  console.error('Usage: npm run test:contract -- http://host:port [/prefix, /api/v1 unless given]');
  process.exit(2);
}
process.env.CONTRACT_URL = new URL(url).origin;
process.env.CONTRACT_PREFIX = prefix === '/' ? '' : prefix;
void run(['--config', `${__dirname}/jest.config.js`, '--runInBand', '--verbose']);
