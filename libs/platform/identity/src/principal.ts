import { applyDecorators, createParamDecorator, ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { Request } from 'express';

/** As what somebody works for a gym. */
export const STAFF_ROLES = ['owner', 'manager', 'front_desk', 'coach'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** As what a request is made: by somebody of the staff, or by a device at the entrance, which is nobody. */
export type Role = StaffRole | 'kiosk';

/** Who asks and for which gym, as the verified token and the database say. */
export interface Principal {
  /** 0 for what no account does: the worker, a device, or somebody who follows a link. */
  user_id: number;
  gym_id: number;
  role: Role;
  /** IANA time zone of the gym, which decides what "today" is. */
  timezone: string;
  /** The device that asks, where no account does. */
  device_id?: number;
}

/** Who acts in a gym when a job does what nobody asked for. No account has the id. */
export const jobPrincipal = (gym_id: number, timezone = 'UTC'): Principal => ({
  gym_id,
  user_id: 0,
  role: 'owner',
  timezone,
});

/** A {@link Principal} that came with a device's token, which lasts until it is revoked. */
export interface DevicePrincipal extends Principal {
  role: 'kiosk';
  device_id: number;
}

/** A {@link Principal} that came with an access token, and so from a session. */
export interface SessionPrincipal extends Principal {
  role: StaffRole;
  session_id: number;
  /** When the token or its session ends, whichever comes first. */
  expires_at: string;
  /** Whether the gym requires a second factor of the role. */
  requires_second_factor: boolean;
  /** Whether it does, and the account has none. */
  lacks_second_factor: boolean;
}

/** Who makes the request: a {@link SessionPrincipal}, and a {@link DevicePrincipal} where devices are allowed. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    context.switchToHttp().getRequest<Request & { user: SessionPrincipal }>().user,
);

export const PUBLIC = 'identity:public';

/** Extension that tells the OpenAPI document of {@link Public}. */
export const PUBLIC_EXTENSION = 'x-public';

/** Marks a handler that needs no token. Every other one does, and an `@Allow`. */
export const Public = () => applyDecorators(SetMetadata(PUBLIC, true), ApiExtension(PUBLIC_EXTENSION, true));
