import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { DeskSnapshotService } from './desk-snapshot.service';

const NDJSON = 'application/x-ndjson';

@ApiTags('check-ins')
@Controller('check-ins/snapshot')
export class DeskSnapshotController {
  constructor(private readonly snapshots: DeskSnapshotService) {}

  @Get()
  @Allow('owner', 'manager', 'front_desk')
  @ApiOperation({
    summary: 'What a desk needs to decide without a connection',
    description:
      'Lines of JSON, each with a `type`; more types and members may come. `snapshot` comes first: of which moment and `date` it is, and ' +
      '`valid_until` when a desk may go by it, for scans are taken seven days later at most. Then each `customer`: `card_number` and the last four ' +
      'digits of the phone, by which it is found; `allowed_until`, the last of those days on which it is let in without a break from today on, or null; ' +
      '`reasons`, everything that speaks against it today, apart from hours; `access`, the hours in which its memberships let in, or null at any ' +
      'time; `status` and `visits_left` of the membership that lets in, or comes closest to it; `open_visit`, under way. Hours and closures of the gym ' +
      'are not in it. `end` comes last and counts the customers: without it, the snapshot is not complete.',
  })
  @ApiProduces(NDJSON)
  @ApiOkResponse({
    schema: {
      type: 'string',
      example:
        '{"type":"snapshot","made_at":"2026-01-01T09:30:00.000Z","date":"2026-01-01","valid_until":"2026-01-08","visit_timeout_minutes":240}\n' +
        '{"type":"customer","id":17,"first_name":"Ada","last_name":"Lovelace","card_number":"0004711","phone_digits":"0199","allowed_until":"2026-01-08",' +
        '"reasons":[],"access":null,"status":"active","visits_left":null,"open_visit":null}\n{"type":"end","customers":1}\n',
    },
  })
  async readSnapshot(@CurrentPrincipal() principal: Principal) {
    return new StreamableFile(await this.snapshots.read(principal), { type: NDJSON });
  }
}
