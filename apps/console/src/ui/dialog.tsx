import { Modal, type ModalProps } from '@mantine/core';
import { useTexts } from './texts';

/** A dialog that can be closed by a button with a name, by Esc and by a click beside it. */
export function Dialog(props: ModalProps) {
  const t = useTexts();
  return <Modal closeButtonProps={{ 'aria-label': t('close') }} {...props} />;
}
