import { AuditLog } from '@libs/audit';
import { Config } from '@libs/platform/config';
import { type AccountsTransaction, Database } from '@libs/platform/database';
import { type Client, type SessionPrincipal } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { StaffService } from '@libs/staff';
import { Injectable, Logger } from '@nestjs/common';
import { Counter } from 'prom-client';
import { accountEvent } from './account-event';
import { AccessTokens } from './access-tokens';
import { gymNotYours, invalidRefreshToken, sessionNotFound } from './auth.problems';
import { RefreshToken } from './refresh-token';
import { type Session } from './session.entity';
import { type SessionResponse, toSessionResponse } from './session.response';
import { type Device, SessionsRepository } from './sessions.repository';
import { type TokenResponse } from './token.response';
import { type WorkplaceResponse } from './workplace.response';

const reuses = new Counter({
  name: 'auth_refresh_token_reuses_total',
  help: 'Sessions that were ended because a refresh token came again long after it had been exchanged',
});

/** What a client gets for signing in or refreshing. */
export type Tokens = Required<TokenResponse>;

/** Being signed in: from signing in, through refreshes, until somebody or time ends it. */
@Injectable()
export class SessionsService {
  private readonly logger = new Logger(SessionsService.name);

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
    private readonly tokens: AccessTokens,
    private readonly staff: StaffService,
    private readonly auditLog: AuditLog,
  ) {}

  /** Signs an account in to a gym, inside the caller's transaction. */
  async open(
    tx: AccountsTransaction,
    account: Pick<Session, 'user_id' | 'gym_id'>,
    client: Client,
  ): Promise<Tokens> {
    const { user_id, gym_id } = account;
    const lifetime = Math.max(this.config.SESSION_EXPIRE_DAYS * 86_400, this.tokens.lifetime);
    const expires_at = new Date(Date.now() + lifetime * 1_000).toISOString();
    const session = await this.sessions.insert(tx, { user_id, gym_id, expires_at, ...deviceOf(client) });
    const first = RefreshToken.first(gym_id, session.id);
    await this.sessions.insertToken(tx, first);
    return this.tokensFor(session, first);
  }

  /**
   * Exchanges a refresh token for new tokens. A token that was exchanged some time ago has been copied: its session
   * ends, for whoever has the other copy too (RFC 9700, section 4.14.2).
   *
   * @throws ProblemError `invalid_refresh_token`
   */
  async refresh(text: string, client: Client): Promise<Tokens> {
    const token = RefreshToken.parse(text);
    if (!token) throw new ProblemError(invalidRefreshToken);
    const successor = token.next(this.config.JWT_SECRET!);
    const session = await this.database.inAccounts(async (tx) => {
      const found = await this.sessions.findForUpdate(tx, token);
      if (!found) return undefined;
      const state = await this.sessions.stateOf(tx, token);
      if (state === 'usable') {
        await this.sessions.exchange(tx, token, successor, deviceOf(client));
        return found;
      }
      if (state === 'reused') await this.endStolen(tx, found);
      return undefined;
    });
    if (!session) throw new ProblemError(invalidRefreshToken);
    return this.tokensFor(session, successor);
  }

  /** Who a token speaks for; nobody when the session has ended. */
  findPrincipal(session: Pick<Session, 'gym_id' | 'id' | 'user_id'>): Promise<SessionPrincipal | undefined> {
    return this.database.readInAccounts((tx) => this.sessions.findPrincipal(tx, session), session.gym_id);
  }

  /** The gyms that the account works for, the first one first. */
  async listGyms({ user_id, gym_id }: SessionPrincipal): Promise<WorkplaceResponse[]> {
    const gyms = await this.database.readInAccounts((tx) => this.staff.workplaces(tx, user_id));
    return gyms.map(({ gym_id: id, name, role, timezone }) => ({
      id,
      name,
      role,
      timezone,
      current: id === gym_id,
    }));
  }

  /**
   * Moves the session that asks to another gym of its account.
   *
   * @throws ProblemError `gym_not_found`
   */
  switchGym(principal: SessionPrincipal, gymId: number, client: Client): Promise<Tokens> {
    const { user_id, session_id } = principal;
    return this.database.inAccounts(async (tx) => {
      const gym = (await this.staff.workplaces(tx, user_id)).find(({ gym_id }) => gym_id === gymId);
      if (!gym) throw new ProblemError(gymNotYours);
      const tokens = await this.open(tx, { user_id, gym_id: gymId }, client);
      await this.sessions.delete(tx, user_id, session_id);
      const { role, timezone } = gym;
      const event = accountEvent(principal, 'switched_gym');
      await this.auditLog.record(tx.inGym({ user_id, gym_id: gymId, role, timezone }), event);
      return tokens;
    });
  }

  /** Where the account is signed in. */
  async list({ user_id, session_id }: SessionPrincipal): Promise<SessionResponse[]> {
    const sessions = await this.database.readInAccounts((tx) => this.sessions.list(tx, user_id));
    return sessions.map((session) => toSessionResponse(session, session_id));
  }

  /** @throws ProblemError `session_not_found` unless it is one of the account's own */
  async end(principal: SessionPrincipal, id: number): Promise<void> {
    await this.database.inAccounts(async (tx) => {
      const isEnded = await this.sessions.delete(tx, principal.user_id, id);
      if (!isEnded) throw new ProblemError(sessionNotFound);
      const event = accountEvent(principal, 'session_ended', { session_id: id });
      await this.auditLog.record(tx.inGym(principal), event);
    });
  }

  /** Signs out here. */
  async signOut(principal: SessionPrincipal): Promise<void> {
    await this.database.inAccounts(async (tx) => {
      await this.sessions.delete(tx, principal.user_id, principal.session_id);
      await this.auditLog.record(tx.inGym(principal), accountEvent(principal, 'signed_out'));
    });
  }

  /** Signs out everywhere. */
  async signOutEverywhere(principal: SessionPrincipal): Promise<void> {
    await this.database.inAccounts(async (tx) => {
      await this.sessions.deleteAll(tx, principal.user_id);
      await this.auditLog.record(tx.inGym(principal), accountEvent(principal, 'signed_out_everywhere'));
    });
  }

  /** Ends every session of an account, inside the caller's transaction. @param keep the id of one that goes on */
  endAll(tx: AccountsTransaction, userId: number, keep?: number): Promise<void> {
    return this.sessions.deleteAll(tx, userId, keep);
  }

  private async endStolen(tx: AccountsTransaction, session: Session): Promise<void> {
    const principal = await this.sessions.findPrincipal(tx, session);
    await this.sessions.delete(tx, session.user_id, session.id);
    if (principal) {
      const event = accountEvent(principal, 'refresh_token_reused', { session_id: session.id });
      await this.auditLog.record(tx.inGym(principal), event);
    }
    this.logger.warn(
      { gym_id: session.gym_id, session_id: session.id },
      'refresh token reused: session ended',
    );
    reuses.inc();
  }

  private async tokensFor(session: Session, refreshToken: RefreshToken): Promise<Tokens> {
    return {
      access_token: await this.tokens.sign(session),
      token_type: 'bearer',
      expires_in: this.tokens.lifetime,
      refresh_token: refreshToken.text,
      refresh_expires_in: Math.max(0, Math.floor((Date.parse(session.expires_at) - Date.now()) / 1_000)),
    };
  }
}

const deviceOf = ({ address, user_agent }: Client): Device => ({
  address: address || null,
  user_agent: user_agent?.slice(0, 255) ?? null,
});
