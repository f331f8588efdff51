import { useNotifications } from '@mantine/notifications';
import { lazy, Suspense } from 'react';
import { persistently } from '../ui/persistently';
import { useLater } from '../ui/use-later';

const loadList = persistently(() => import('./message-list'));
const MessageList = lazy(async () => ({ default: (await loadList()).MessageList }));

/** Where toasts appear. What shows them is loaded with the first one, or once there is time: before a network can fail. */
export function Messages() {
  const { notifications } = useNotifications();
  const later = useLater();
  return (
    (later || notifications.length > 0) && (
      <Suspense>
        <MessageList />
      </Suspense>
    )
  );
}
