-- Written by `npm run db:distribution`: distributes the tables, and what is in them, over the servers of a Citus cluster.
-- To be run by a superuser, by psql, on the coordinator. What else the cluster needs, and why the API does not run on one
-- yet: docs/decisions/0039-distribution-by-gym.md
\set ON_ERROR_STOP on
BEGIN;
SET LOCAL citus.multi_shard_modify_mode TO 'sequential';
SET LOCAL citus.enable_unsafe_triggers TO on;
-- Rows that move are not news: no trigger fires.
SET LOCAL citus.propagate_set_commands TO 'local';
SET LOCAL session_replication_role TO replica;

-- Otherwise whatever is connected with a reference table becomes a table of the coordinator.
ALTER TABLE staff DROP CONSTRAINT staff_user_id_fkey;

SELECT create_reference_table('users');
SELECT create_reference_table('account_tokens');
SELECT create_reference_table('second_factors');

SELECT create_distributed_table('gyms', 'id');
SELECT create_distributed_table('audit_log', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('customers', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('check_ins', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('check_in_nonces', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('closures', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('customer_merges', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('customer_notes', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('devices', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('gym_settings', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('idempotency_keys', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('imports', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('import_rows', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('import_runs', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('mail_senders', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('mails', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('mass_freezes', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('plans', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('memberships', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('membership_freezes', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('opening_hours', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('photos', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('staff', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('sessions', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('refresh_tokens', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('reminder_senders', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('reminder_templates', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('staff_invitations', 'gym_id', colocate_with => 'gyms');
SELECT create_distributed_table('welcomed_addresses', 'gym_id', colocate_with => 'gyms');

ALTER TABLE staff ADD CONSTRAINT staff_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

-- Rights to columns, which shards do not inherit.
GRANT SELECT (hash, expires_at) ON account_tokens TO gym_worker;
GRANT INSERT (gym_id, action, resource, resource_id, before, after) ON audit_log TO gym_api;
GRANT SELECT (gym_id, id, at) ON audit_log TO gym_worker;
GRANT UPDATE (customer_id, checked_out_at, voided_at, void_reason) ON check_ins TO gym_api;
GRANT SELECT (gym_id, id, customer_id, created_at) ON check_ins TO gym_worker;
GRANT UPDATE (last_seen_at, address) ON devices TO gym_api;
GRANT SELECT (id, phones_outdated) ON gyms TO gym_worker;
GRANT SELECT (gym_id, key_hash, created_at) ON idempotency_keys TO gym_worker;
GRANT SELECT (gym_id, id, updated_at) ON imports TO gym_worker;
GRANT UPDATE (customer_id) ON mails TO gym_api;
GRANT UPDATE (frozen, last_membership_id) ON mass_freezes TO gym_api;
GRANT UPDATE (customer_id, small, large, status, due_at, created_at) ON photos TO gym_api;
GRANT UPDATE (reminded_on) ON reminder_senders TO gym_api;
GRANT SELECT (gym_id, id, expires_at) ON sessions TO gym_worker;
GRANT UPDATE (role) ON staff TO gym_api;
GRANT SELECT (gym_id, id, expires_at) ON staff_invitations TO gym_worker;
GRANT SELECT (id, email, email_key) ON users TO gym_api;
COMMIT;
