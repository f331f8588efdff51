import { ApiClient } from '../support/api-client';
import { describeContract } from './describe-contract';

const { CONTRACT_URL, CONTRACT_PREFIX } = process.env;
describeContract(() => new ApiClient(CONTRACT_URL ?? '', CONTRACT_PREFIX));
