import { type ApiClient } from '../support/api-client';
import { buildGym, deleteGyms, type SignedUpGym } from '../support/factories';
import { describeAuth } from './auth.contract';
import { describeCorrections } from './corrections.contract';
import { describeCustomerList } from './customer-list.contract';
import { describeCustomers } from './customers.contract';
import { describeErrors } from './errors.contract';
import { describeGyms } from './gyms.contract';
import { describeHostileInput } from './hostile-input.contract';
import { describeOperations } from './operations.contract';
import { describeTokens } from './tokens.contract';

/** What the parts of the contract work with. It is there once the tests run, not while they are described. */
export interface Contract {
  /** The deployment under test, without a token. */
  api: ApiClient;
  /** A gym for every test that does not need one of its own. */
  owner: SignedUpGym;
  /** Another gym. */
  stranger: SignedUpGym;
}

/** What clients of the original service rely on, checked from outside. Leaves no gym behind. */
export function describeContract(deployment: () => ApiClient): void {
  describe('the wire contract', () => {
    const contract = {} as Contract;
    beforeAll(async () => {
      contract.api = deployment();
      contract.owner = await buildGym(contract.api);
      contract.stranger = await buildGym(contract.api);
    });
    afterAll(deleteGyms);

    describeAuth(contract);
    describeGyms(contract);
    describeCustomers(contract);
    describeCustomerList(contract);
    describeTokens(contract);
    describeErrors(contract);
    describeOperations(contract);
    describeHostileInput(contract);
    describeCorrections(contract);
  });
}
