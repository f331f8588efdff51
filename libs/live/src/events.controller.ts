import { AllowEveryRole, CurrentPrincipal, type SessionPrincipal } from '@libs/platform/identity';
import { ApiProblem } from '@libs/platform/problems';
import { type RateLimit, Throttle } from '@libs/platform/rate-limits';
import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import { LiveEvents } from './live-events.service';
import { eventsUnavailable, tooManyEventStreams } from './live.problems';

const MEDIA_TYPE = 'text/event-stream';

/** Streams that an account opens: a client without a pause between two attempts is slowed down. */
const LIMITS: RateLimit[] = [
  {
    name: 'event-streams',
    attempts: 60,
    seconds: 60,
    of: (request: Request) => String((request as Request & { user: SessionPrincipal }).user.user_id),
  },
];

@ApiTags('live')
@Controller('events')
export class EventsController {
  constructor(private readonly events: LiveEvents) {}

  @Get()
  @AllowEveryRole()
  @Throttle({ limits: LIMITS })
  // Proxies would keep an event until they have more (nginx).
  @Header('X-Accel-Buffering', 'no')
  @ApiOperation({
    summary: 'What changes in the gym, as it happens',
    description:
      'Server-sent events, to be read with `fetch`, for the token goes into `Authorization`. They say what has changed and nothing of how; ' +
      'ask for it. `resync` comes first: look at everything that you show. `check_ins`: somebody came, was not let in, left, or a visit ' +
      'was voided; see `GET /occupancy` and `GET /check-ins`. `import` and `mass_freeze`: the one with this `id` has made progress. More ' +
      'may come. A comment every ten seconds shows that the stream goes on. It ends with the token or its session, when something changes ' +
      'about your role or gym, when the server ends, and when a change may have been missed. Open it again after `retry` ' +
      'milliseconds; as long as there is none, ask from time to time.',
  })
  @ApiProduces(MEDIA_TYPE)
  @ApiOkResponse({
    schema: {
      type: 'string',
      example:
        'retry: 3000\nevent: resync\ndata: {}\n\nevent: check_ins\ndata: {}\n\n:\n\nevent: import\ndata: {"id":17}\n\n',
    },
  })
  @ApiProblem(tooManyEventStreams, eventsUnavailable)
  async followEvents(@CurrentPrincipal() principal: SessionPrincipal) {
    return new StreamableFile(await this.events.open(principal), { type: MEDIA_TYPE });
  }
}
