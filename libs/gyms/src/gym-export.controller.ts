import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { ATTACHMENT } from '@libs/platform/personal-data';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { GymExportService } from './gym-export.service';

const NDJSON = 'application/x-ndjson';

@ApiTags('personal data')
@Controller('gyms/me')
export class GymExportController {
  constructor(private readonly exports: GymExportService) {}

  @Get('export')
  @Allow('owner')
  @ApiOperation({
    summary: 'The whole gym as a file',
    description:
      'The gym, who works for it, what it sells, customers, mails and audit log, as they are at one moment. Each line is a JSON object whose ' +
      '`type` says what it is; more types may come. It is sent as fast as it is read, for five minutes at most; one that breaks ' +
      'off is not complete. Without passwords, sessions and links that give access.',
  })
  @ApiProduces(NDJSON)
  @ApiOkResponse({
    headers: ATTACHMENT,
    schema: {
      type: 'string',
      example: '{"type":"customer","first_name":"Ada","last_name":"Lovelace","email":"ada@example.com"}\n',
    },
  })
  async exportGym(@CurrentPrincipal() principal: Principal) {
    return new StreamableFile(await this.exports.export(principal), {
      type: NDJSON,
      disposition: `attachment; filename="gym-${principal.gym_id}.ndjson"`,
    });
  }
}
