export { DeleteOldRowsJob } from './delete-old-rows.job';
export { RetentionModule } from './retention.module';
export { RetentionPolicies } from './retention-policies';
export { type RetentionPolicy, Retains } from './retention-policy';
