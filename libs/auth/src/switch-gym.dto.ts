import { BooleanField, IdField, optional } from '@libs/platform/input';
import { IntersectionType } from '@nestjs/swagger';

class Target {
  @IdField({ description: 'One of the gyms that `GET /auth/gyms` lists.', example: 2 })
  gym_id: number;
}

class Cookie {
  @BooleanField({
    description: 'As when signing in: the refresh token comes as a cookie instead of in the body.',
    example: false,
  })
  refresh_cookie: boolean;
}

/** Which gym to work for from now on. */
export class SwitchGymDto extends IntersectionType(Target, optional(Cookie)) {}
