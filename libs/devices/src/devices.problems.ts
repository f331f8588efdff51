import { defineProblem } from '@libs/platform/problems';

export const deviceNotFound = defineProblem({
  code: 'device_not_found',
  status: 404,
  title: 'Device not found',
  detail: 'Device not found',
  explanation: 'The gym has no device with this id: it was revoked, or never existed.',
});

export const tooManyDevices = defineProblem({
  code: 'too_many_devices',
  status: 409,
  title: 'Too many devices',
  detail: 'A gym has 20 devices at most; revoke one first',
  explanation: 'Revoke devices that are not in use any more: their `last_seen_at` is long ago.',
});
