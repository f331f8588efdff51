import { REMINDER_KINDS, type ReminderKind } from '@libs/gyms';
import { IgnoresIdempotencyKey } from '@libs/platform/idempotency';
import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { ChecksIfMatch, HasEtag, IfMatch, Precondition } from '@libs/platform/input';
import { ApiProblem, ProblemError } from '@libs/platform/problems';
import { type RateLimit, Throttle } from '@libs/platform/rate-limits';
import {
  applyDecorators,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Injectable,
  Param,
  type PipeTransform,
  Post,
  Put,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import {
  ReminderDraftDto,
  ReminderPreviewResponse,
  ReminderTemplateDto,
  ReminderTemplateResponse,
} from './reminder-template.dto';
import { ReminderTemplatesService } from './reminder-templates.service';
import { reminderKindUnknown } from './reminders.problems';

/** @throws ProblemError `reminder_kind_unknown` */
@Injectable()
class KindPipe implements PipeTransform<string, ReminderKind> {
  transform(text: string): ReminderKind {
    const kind = REMINDER_KINDS.find((one) => one === text);
    if (!kind) throw new ProblemError(reminderKindUnknown);
    return kind;
  }
}

const Kind = () => Param('kind', KindPipe);

/** A route about one kind of reminders. */
const ReminderKindRoute = (summary: string, description?: string) =>
  applyDecorators(
    ApiOperation({ summary, description }),
    ApiParam({
      name: 'kind',
      description: 'Which reminders.',
      enum: REMINDER_KINDS,
      example: '14_days_before',
    }),
    ApiProblem(reminderKindUnknown),
  );

const byUser = (request: Request): string => String((request as Request & { user: Principal }).user.user_id);

/** Mails in words of one's own that somebody has us send to themselves. */
const TEST_MAIL_LIMITS: RateLimit[] = [
  { name: 'reminder-test-mail', attempts: 20, seconds: 60 * 60, of: byUser },
];

@ApiTags('reminders')
@Controller('gyms/me/reminder-templates')
@Allow('owner', 'manager')
export class ReminderTemplatesController {
  constructor(private readonly templates: ReminderTemplatesService) {}

  @Get()
  @ApiOperation({ summary: 'What reminders say, in the order in which they are due' })
  @ApiOkResponse({ type: [ReminderTemplateResponse] })
  listReminderTemplates(@CurrentPrincipal() principal: Principal) {
    return this.templates.list(principal);
  }

  @Get(':kind')
  @HasEtag()
  @ReminderKindRoute('What reminders of a kind say')
  @ApiOkResponse({ type: ReminderTemplateResponse })
  getReminderTemplate(@CurrentPrincipal() principal: Principal, @Kind() kind: ReminderKind) {
    return this.templates.get(principal, kind);
  }

  @Put(':kind')
  @HasEtag()
  @ChecksIfMatch()
  @ReminderKindRoute('Write what reminders of a kind say', 'Those that wait to be sent stay as they are.')
  @ApiOkResponse({ type: ReminderTemplateResponse })
  replaceReminderTemplate(
    @CurrentPrincipal() principal: Principal,
    @Kind() kind: ReminderKind,
    @Body() dto: ReminderTemplateDto,
    @IfMatch() precondition: Precondition,
  ) {
    return this.templates.replace(principal, kind, dto, precondition);
  }

  @Delete(':kind')
  @HttpCode(204)
  @ReminderKindRoute('Have reminders of a kind say again what they say by themselves')
  @ApiNoContentResponse({ description: 'The standard text holds.' })
  deleteReminderTemplate(@CurrentPrincipal() principal: Principal, @Kind() kind: ReminderKind) {
    return this.templates.reset(principal, kind);
  }

  @Post(':kind/preview')
  @HttpCode(200)
  @IgnoresIdempotencyKey('nothing is written.')
  @ReminderKindRoute(
    'A reminder as it would arrive',
    'With the text of the body, or with that which holds; about a customer who is made up.',
  )
  @ApiOkResponse({ type: ReminderPreviewResponse })
  previewReminder(
    @CurrentPrincipal() principal: Principal,
    @Kind() kind: ReminderKind,
    @Body() draft: ReminderDraftDto,
  ) {
    return this.templates.preview(principal, kind, draft);
  }

  @Post(':kind/test-mail')
  @HttpCode(204)
  @Throttle({ limits: TEST_MAIL_LIMITS })
  @ReminderKindRoute(
    'Send yourself a reminder',
    'The same as the preview, by mail to your own address. It waits, as mails to customers do, until the address of the gym is confirmed.',
  )
  @ApiNoContentResponse({ description: 'The worker will send it.' })
  sendTestReminder(
    @CurrentPrincipal() principal: Principal,
    @Kind() kind: ReminderKind,
    @Body() draft: ReminderDraftDto,
  ) {
    return this.templates.sendTestMail(principal, kind, draft);
  }
}
