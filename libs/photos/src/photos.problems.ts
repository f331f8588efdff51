import { defineProblem } from '@libs/platform/problems';

export const photoNotFound = defineProblem({
  code: 'photo_not_found',
  status: 404,
  title: 'Photo not found',
  detail: 'The customer has no photo',
  explanation: 'There is such a customer, but no photo of them. Their `photo_url` is `null`.',
});

export const logoNotFound = defineProblem({
  code: 'logo_not_found',
  status: 404,
  title: 'Logo not found',
  detail: 'The gym has no logo',
  explanation: 'No logo was set, or it was removed. The `logo_url` of the settings is `null`.',
});

export const photoUnreadable = defineProblem({
  code: 'photo_unreadable',
  status: 422,
  title: 'Photo unreadable',
  detail: 'This is no JPEG, PNG or WebP image, or it is damaged',
  explanation:
    'The bytes could not be decoded, whatever their media type says. Send the file as it is, in the body of the request and not in a form, or save the image anew.',
});

export const photoTooManyPixels = defineProblem({
  code: 'photo_too_many_pixels',
  status: 422,
  title: 'Photo with too many pixels',
  detail: 'The image has more than 25 million pixels: send a smaller one',
  explanation:
    'Width times height is limited, since a small file can decode to an enormous image. The photo is kept in at most 512 × 512 pixels: send one that is scaled down.',
});

export const photosBusy = defineProblem({
  code: 'photos_busy',
  status: 503,
  title: 'Too many photos at a time',
  detail: 'Too many photos are being uploaded; please try again',
  explanation:
    'Images are decoded a few at a time, and this one has waited for too long. Nothing was done. Try again after the seconds in `Retry-After`.',
});

export const photosUnavailable = defineProblem({
  code: 'photos_unavailable',
  status: 503,
  title: 'Photos unavailable',
  detail: 'Photos are not available at the moment; please try again',
  explanation:
    'The store that keeps photos cannot be reached, or did not answer in time. What was there before is still there. All else works. Try again after the seconds in `Retry-After`.',
});
