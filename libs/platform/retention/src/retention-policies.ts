import { Injectable } from '@nestjs/common';
import { type RetentionOptions, type RetentionPolicy } from './retention-policy';

interface Registered extends RetentionOptions {
  /** The policy, once the app is built. */
  getPolicy: () => RetentionPolicy;
}

/** The retention policies of all rooms. */
@Injectable()
export class RetentionPolicies {
  readonly all: Registered[] = [];

  /** For {@link RetentionModule}. */
  add(policy: Registered): void {
    this.all.push(policy);
  }
}
