import { describeContract } from './contract/describe-contract';
import { startTestApp, type TestApp } from './support/app';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());

describeContract(() => test.api);
