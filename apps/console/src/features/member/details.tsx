import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDateTime } from '../../i18n/format';
import { EditableField } from './editable-field';
import { Family } from './family';
import { FieldGroup } from './field-group';
import type { Field } from './fields';
import { type Member, memberships } from './queries';
import { useTexts } from './texts';

const CONTACT: Field[] = ['first_name', 'last_name', 'email', 'phone', 'date_of_birth', 'card_number'];
const MORE: Field[] = ['tags', 'notes', 'active', 'external_id'];
const EMERGENCY: Field[] = ['emergency_contact_name', 'emergency_contact_phone'];
const DATES: Field[] = ['membership_start', 'membership_end'];

/** What is known of a member, each thing to be changed where it stands. */
export function Details({ member, isEditable }: { member: Member; isEditable: boolean }) {
  const t = useTexts();
  const { data: sold } = useQuery(memberships(member.id));
  // Memberships decide it where there are any.
  const dates = sold?.length === 0 ? DATES : [];
  const show = (fields: Field[]) =>
    fields.map((field) => (
      <EditableField key={field} member={member} field={field} isEditable={isEditable} />
    ));
  return (
    <Stack>
      <FieldGroup title={t('groups.contact')}>
        <SimpleGrid cols={2} verticalSpacing="xs">
          {show(CONTACT.slice(0, 2))}
        </SimpleGrid>
        {show(CONTACT.slice(2))}
      </FieldGroup>
      <FieldGroup title={t('groups.more')}>{show([...MORE, ...dates])}</FieldGroup>
      <FieldGroup title={t('groups.emergency')}>{show(EMERGENCY)}</FieldGroup>
      <Family member={member} isEditable={isEditable} />
      <FieldGroup title={t('groups.consent')}>
        <EditableField
          member={member}
          field="mail_consent"
          isEditable={isEditable}
          hint={
            member.mail_consent_at &&
            member.mail_consent_source && (
              <Text size="sm" c="dimmed">
                {t(`consent_source.${member.mail_consent_source}`, {
                  when: formatDateTime(member.mail_consent_at),
                })}
              </Text>
            )
          }
        />
      </FieldGroup>
    </Stack>
  );
}
