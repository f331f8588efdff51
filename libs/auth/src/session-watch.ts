import { type SessionPrincipal } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { PrincipalCache } from './principal-cache';
import { SessionsService } from './sessions.service';

/** Watches over what lasts longer than a request, and was allowed when it began. */
@Injectable()
export class SessionWatch {
  constructor(
    private readonly principals: PrincipalCache,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Calls back when the token or its session has ended, when something has changed about who it speaks for, and when that may have
   * been missed. It can be more often than once.
   *
   * @returns ends it
   */
  async start(principal: SessionPrincipal, onEnd: () => void): Promise<() => void> {
    const timer = setTimeout(onEnd, Date.parse(principal.expires_at) - Date.now());
    const unwatch = this.principals.watch(principal, onEnd);
    const stop = (): void => {
      clearTimeout(timer);
      unwatch();
    };
    try {
      // It may have ended before anybody watched.
      const { gym_id, user_id, session_id: id } = principal;
      if (!(await this.sessions.findPrincipal({ gym_id, user_id, id }))) onEnd();
      return stop;
    } catch (error) {
      stop();
      throw error;
    }
  }
}
