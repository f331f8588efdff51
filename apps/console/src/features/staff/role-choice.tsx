import { Radio, Stack } from '@mantine/core';
import { roleName, ROLES } from '../../ui/roles';
import { useTexts } from './texts';

/** The roles, each with what it may do. Props are those of `form.getInputProps`. */
export function RoleChoice(props: { value?: string; error?: React.ReactNode }) {
  const t = useTexts();
  return (
    <Radio.Group label={t('role')} {...props}>
      <Stack mt="xs">
        {ROLES.map((role) => (
          <Radio key={role} value={role} label={roleName(role)} description={t(`roles.${role}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
