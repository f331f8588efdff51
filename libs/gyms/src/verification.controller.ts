import { Public } from '@libs/platform/identity';
import { IgnoresIdempotencyKey } from '@libs/platform/idempotency';
import { AcceptsForm } from '@libs/platform/input';
import { renderPage, ServesPages } from '@libs/platform/pages';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { GymsService } from './gyms.service';
import { VerificationDto } from './verification.dto';

/** The pages behind the link of a gym's welcome mail. */
@Public()
@ServesPages()
@Controller('gyms/verification')
export class VerificationController {
  constructor(private readonly gyms: GymsService) {}

  @Get()
  askForVerification(@Query() { token }: VerificationDto): string {
    return renderPage({
      title: 'Confirm your address',
      text: "From then on, your gym's mails reach its customers.",
      form: { token, button: 'Confirm' },
    });
  }

  /** @throws ProblemError `verification_token_unknown` */
  @Post()
  @HttpCode(200)
  @AcceptsForm()
  @IgnoresIdempotencyKey('an address that is confirmed stays so.')
  async verify(@Body() { token }: VerificationDto): Promise<string> {
    await this.gyms.verify(token);
    return renderPage({
      title: 'Thank you',
      text: 'Your address is confirmed. Mails to your customers are on their way.',
    });
  }
}
