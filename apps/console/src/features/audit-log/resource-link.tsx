import { Anchor, Text } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { AuditEntry } from './queries';
import { resourceName } from './wording';

const PAGES: Record<string, LinkProps['to']> = {
  staff: '/staff',
  staff_invitation: '/staff',
  device: '/settings/devices',
  gym: '/settings',
  gym_settings: '/settings/rules',
  opening_hours: '/settings/opening-hours',
  closure: '/settings/opening-hours',
  reminder_template: '/settings/reminders',
};

/** The member that an entry is about, unless they were deleted. */
function memberOf({ resource, resource_id, action, before, after }: AuditEntry): number | undefined {
  if (resource === 'customer')
    return ['customer.deleted', 'customer.erased'].includes(action) ? undefined : resource_id;
  const member = after?.customer_id ?? before?.customer_id;
  return typeof member === 'number' ? member : undefined;
}

/** What an entry is about, with a link to where it is now. */
export function ResourceLink({ entry }: { entry: AuditEntry }) {
  const text = `${resourceName(entry.resource)} ${entry.resource_id}`;
  const member = memberOf(entry);
  const page = PAGES[entry.resource];
  if (member !== undefined)
    return (
      <Anchor
        underline="always"
        renderRoot={(props) => (
          <Link {...props} to="/members/$memberId" params={{ memberId: String(member) }} />
        )}
      >
        {text}
      </Anchor>
    );
  if (!page) return <Text>{text}</Text>;
  return (
    <Anchor underline="always" renderRoot={(props) => <Link {...props} to={page} />}>
      {text}
    </Anchor>
  );
}
