import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Building2, Check, CircleUser, LogOut, ShieldCheck } from 'lucide-react';
import { switchGym } from '../api/session';
import { chooseLanguage, currentLanguage, LANGUAGES } from '../i18n/language';
import { desk } from './desk-route';
import { useTexts } from './texts';
import { useSignOut } from './use-sign-out';

const COLORS = ['auto', 'light', 'dark'] as const;

const nameOf = (language: string): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;

/** Who is signed in, where, and how the console looks to them. */
export function AccountMenu() {
  const t = useTexts();
  const { gyms } = desk.useRouteContext();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const switching = useMutation({ mutationFn: switchGym });
  const mark = (chosen: boolean) => chosen && <Check size={16} aria-hidden />;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="default" size={44} aria-label={t('account')}>
          <CircleUser size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {gyms
          .filter(({ current }) => !current)
          .map(({ id, name }) => (
            <Menu.Item key={id} leftSection={<Building2 size={16} />} onClick={() => switching.mutate(id)}>
              {t('switch_gym', { gym: name })}
            </Menu.Item>
          ))}
        <Menu.Item
          leftSection={<ShieldCheck size={16} />}
          renderRoot={(props) => <Link {...props} to="/security" />}
        >
          {t('security')}
        </Menu.Item>
        <Menu.Label>{t('colors.title')}</Menu.Label>
        {COLORS.map((color) => (
          <Menu.Item
            key={color}
            onClick={() => setColorScheme(color)}
            rightSection={mark(color === colorScheme)}
            aria-current={color === colorScheme}
          >
            {t(`colors.${color}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('language')}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => chooseLanguage(language)}
            rightSection={mark(language === currentLanguage())}
            aria-current={language === currentLanguage()}
          >
            {nameOf(language)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} />} onClick={signOut}>
          {t('sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
