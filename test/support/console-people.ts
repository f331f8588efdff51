import { type StaffRole } from '@libs/platform/identity';
import { type Page } from 'playwright-core';
import { DEMO_ACCOUNT } from '../../scripts/seed';
import { type ApiClient } from './api-client';
import { type ConsoleLab } from './console';
import { signIn } from './factories';
import { buildStaff, type StaffMember } from './staff';

/** The API as the owner of the demo gym: what somebody else does while a page is open. */
export const demoOwner = async ({ test }: ConsoleLab): Promise<ApiClient> =>
  test.api.as(await signIn(test.api, DEMO_ACCOUNT.email, DEMO_ACCOUNT.password));

/** A page of the owner of the demo gym, who signs in once for many tests. @returns what opens a path in it */
export async function ownersPage(lab: ConsoleLab): Promise<(path: string) => Promise<Page>> {
  const page = await lab.desk();
  return async (path) => {
    await page.goto(path);
    return page;
  };
}

/** Somebody with a role in the demo gym. */
export const colleague = async (lab: ConsoleLab, role: StaffRole): Promise<StaffMember> =>
  buildStaff(lab.test, { api: await demoOwner(lab) }, role);
