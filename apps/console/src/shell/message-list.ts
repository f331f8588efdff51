import '@mantine/notifications/styles.css';

export { Notifications as MessageList } from '@mantine/notifications';
