import { createHmac } from 'node:crypto';
import { hashOfToken, newSecretToken } from '@libs/platform/identity';

const FORM = /^(\d{1,15})\.(\d{1,15})\.[\w-]{43}$/;

/**
 * What a client exchanges for its next access token: opaque to it, `<gym>.<session>.<256 secret bits>`. We keep its hash
 * alone.
 */
export class RefreshToken {
  private constructor(
    /** As the client has it. */
    readonly text: string,
    readonly gym_id: number,
    readonly session_id: number,
  ) {}

  /** The first token of a session. */
  static first(gym_id: number, session_id: number): RefreshToken {
    return RefreshToken.of(gym_id, session_id, newSecretToken());
  }

  /** @returns undefined for what no token of ours looks like */
  static parse(text: string): RefreshToken | undefined {
    const [, gym_id, session_id] = FORM.exec(text) ?? [];
    return gym_id === undefined ? undefined : new RefreshToken(text, Number(gym_id), Number(session_id));
  }

  get hash(): Buffer {
    return hashOfToken(this.text);
  }

  /**
   * The token that follows. It is computed and not random: whoever sends this token twice at once, as browsers with
   * several tabs do, gets the same one twice. Without the key nobody can compute it.
   */
  next(key: string): RefreshToken {
    const secret = createHmac('sha256', key).update(`refresh-token:${this.text}`).digest('base64url');
    return RefreshToken.of(this.gym_id, this.session_id, secret);
  }

  private static of(gym_id: number, session_id: number, secret: string): RefreshToken {
    return new RefreshToken(`${gym_id}.${session_id}.${secret}`, gym_id, session_id);
  }
}
