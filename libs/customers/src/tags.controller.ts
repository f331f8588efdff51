import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangedTagsResponse, ChangeTagsDto, TagResponse } from './tag.dto';
import { TagsService } from './tags.service';

@ApiTags('customers')
@Controller()
export class TagsController {
  constructor(private readonly tags: TagsService) {}

  @Get('tags')
  @AllowEveryRole()
  @ApiOperation({ summary: 'Every tag of the gym, and how many customers have it' })
  @ApiOkResponse({ type: [TagResponse] })
  listTags(@CurrentPrincipal() principal: Principal) {
    return this.tags.list(principal);
  }

  @Post('customers/tags')
  @Allow('owner', 'manager', 'front_desk')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Add and remove tags of many customers',
    description: 'Of all of them or of none. What they have, or have not, already is no change.',
  })
  @ApiOkResponse({ type: ChangedTagsResponse })
  changeTags(@CurrentPrincipal() principal: Principal, @Body() dto: ChangeTagsDto) {
    return this.tags.change(principal, dto);
  }
}
