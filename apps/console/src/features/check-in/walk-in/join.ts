import { answer, api } from '../../../api/client';
import { putPhoto } from '../../../api/photos';
import { newIdempotencyKey } from '../../../api/idempotency-key';
import { fromDataUrl } from './photo-file';

/** What is typed, and how far it has come. All of it survives a reload. */
export interface WalkIn {
  first_name: string;
  last_name: string;
  email: string;
  phone: string;
  date_of_birth: string;
  card_number: string;
  /** The id of a plan, as fields have it. */
  plan_id: string;
  /** As a `data:` URL. */
  photo: string;
  /** Names this walk-in to the API, so that nothing is made twice. */
  key: string;
  /** Whether it was sent and may have been saved, answer or not. */
  isSent: boolean;
  /** As soon as there is a member. */
  member_id: number | null;
  isSold: boolean;
}

export const newWalkIn = (): WalkIn => ({
  first_name: '',
  last_name: '',
  email: '',
  phone: '',
  date_of_birth: '',
  card_number: '',
  plan_id: '',
  photo: '',
  key: newIdempotencyKey(),
  isSent: false,
  member_id: null,
  isSold: false,
});

/**
 * Makes a member, sells the plan and keeps the photo: what is done already is left out, and what may be done is sent with
 * the same key as before.
 *
 * @param onProgress told what is done, before the next step
 * @returns the id of the member
 */
export async function join(walkIn: WalkIn, onProgress: (done: Partial<WalkIn>) => void): Promise<number> {
  const member_id = walkIn.member_id ?? (await createMember(walkIn, onProgress));
  if (!walkIn.isSold) {
    await answer(
      api.POST('/customers/{id}/memberships', {
        params: { path: { id: member_id }, header: { 'Idempotency-Key': `${walkIn.key}:membership` } },
        body: { plan_id: Number(walkIn.plan_id) },
      }),
    );
    onProgress({ isSold: true });
  }
  if (walkIn.photo !== '') await putPhoto(member_id, fromDataUrl(walkIn.photo));
  return member_id;
}

async function createMember(walkIn: WalkIn, onProgress: (done: Partial<WalkIn>) => void): Promise<number> {
  const { first_name, last_name, email, phone, date_of_birth, card_number, key } = walkIn;
  onProgress({ isSent: true });
  const { id } = await answer(
    api.POST('/customers', {
      params: { header: { 'Idempotency-Key': `${key}:member` } },
      body: {
        first_name,
        last_name,
        email,
        phone: phone || null,
        date_of_birth: date_of_birth || null,
        card_number: card_number || null,
      },
    }),
  );
  onProgress({ member_id: id });
  return id;
}
