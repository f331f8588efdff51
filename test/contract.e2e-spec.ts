import { describeContract } from './contract/describe-contract';
import { startTestApp, type TestApp } from './support/app';

let test: TestApp;
beforeAll(async () => {
  // Some of it is about how long a sign-in takes.
  test = await startTestApp({ BCRYPT_COST: '10' });
});
afterAll(() => test.stop());

describeContract(() => test.api);
