import { IgnoresIdempotencyKey } from '@libs/platform/idempotency';
import { Public } from '@libs/platform/identity';
import { AcceptsForm, TextField } from '@libs/platform/input';
import { renderPage, ServesPages } from '@libs/platform/pages';
import { byAddress, Throttle } from '@libs/platform/rate-limits';
import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { unsubscribeLinkUnknown } from './reminders.problems';
import { UnsubscribeService } from './unsubscribe.service';

/** What the link of a reminder holds. */
class UnsubscribeQuery {
  @TextField({ description: 'Token of the link in a reminder.', example: '1.17.Zm9v', min: 1, max: 200 })
  token: string;
}

/** Links that are none, from one address. */
const LIMITS = [{ name: 'unsubscribe-address', attempts: 100, seconds: 15 * 60, of: byAddress }];

/**
 * The page behind the link of a reminder. Mail programs send its POST by themselves when somebody presses their button (RFC 8058):
 * the token stands in the address, and what the body says does not matter.
 */
@Public()
@ServesPages()
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(private readonly subscriptions: UnsubscribeService) {}

  @Get()
  askToUnsubscribe(@Query() { token }: UnsubscribeQuery): string {
    return renderPage({
      title: 'Unsubscribe',
      text: 'From then on, the gym reminds you of nothing by mail.',
      form: { token, button: 'Unsubscribe' },
    });
  }

  /** @throws ProblemError `unsubscribe_link_unknown` */
  @Post()
  @HttpCode(200)
  @AcceptsForm()
  @IgnoresIdempotencyKey('whoever is unsubscribed stays so.')
  @Throttle({ limits: LIMITS, counting: [unsubscribeLinkUnknown] })
  async unsubscribe(@Query() { token }: UnsubscribeQuery): Promise<string> {
    await this.subscriptions.unsubscribe(token);
    return renderPage({
      title: 'You are unsubscribed',
      text: 'The gym sends you no more reminders. To get them again, tell the front desk.',
    });
  }
}
