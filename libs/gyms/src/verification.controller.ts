import { Public } from '@libs/platform/identity';
import { IgnoresIdempotencyKey } from '@libs/platform/idempotency';
import { AcceptsForm } from '@libs/platform/input';
import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import Handlebars from 'handlebars';
import { GymsService } from './gyms.service';
import { VerificationDto } from './verification.dto';

const page = Handlebars.compile(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>Gym Manager</title>
    <style>body { max-width: 30rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; } button { padding: 0.5rem 1rem; font: inherit; }</style>
  </head>
  <body>
    {{#if token}}
    <h1>Confirm your address</h1>
    <p>From then on, your gym's mails reach its customers.</p>
    <form method="post"><input type="hidden" name="token" value="{{token}}" /><button>Confirm</button></form>
    {{else}}
    <h1>Thank you</h1>
    <p>Your address is confirmed. Mails to your customers are on their way.</p>
    {{/if}}
  </body>
</html>
`);

const Page = () => Header('Content-Type', 'text/html; charset=utf-8');
const PageSecurity = () =>
  Header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );

/**
 * The pages behind the link of a gym's welcome mail, for people and not for clients. To open the link changes nothing:
 * programs that look for harmful links open it before anybody reads the mail. The button does.
 */
@Public()
@ApiExcludeController()
@Controller('gyms/verification')
export class VerificationController {
  constructor(private readonly gyms: GymsService) {}

  @Get()
  @Page()
  @PageSecurity()
  askForVerification(@Query() { token }: VerificationDto): string {
    return page({ token });
  }

  /** @throws ProblemError `verification_token_unknown` */
  @Post()
  @HttpCode(200)
  @AcceptsForm()
  @IgnoresIdempotencyKey('an address that is confirmed stays so.')
  @Page()
  @PageSecurity()
  async verify(@Body() { token }: VerificationDto): Promise<string> {
    await this.gyms.verify(token);
    return page({});
  }
}
