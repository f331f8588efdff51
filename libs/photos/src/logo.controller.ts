import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { AcceptsBytes, BytesBody, ETAG_EXTENSION, type ReadBytes } from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Controller, Delete, Get, HttpCode, Put, Query, Req, Res } from '@nestjs/common';
import { ApiExtension, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { LogosService } from './logos.service';
import { PhotoQuery } from './photo.query';
import { LogoResponse } from './photo.response';
import { MAX_UPLOAD, PHOTO_TYPE, UPLOAD_TYPES } from './photo-encoder';
import {
  logoNotFound,
  photosBusy,
  photosUnavailable,
  photoTooManyPixels,
  photoUnreadable,
} from './photos.problems';
import { sendPhoto } from './send-photo';

@ApiTags('gyms')
@Controller('gyms/me/logo')
export class LogoController {
  constructor(private readonly logos: LogosService) {}

  @Put()
  @Allow('owner', 'manager')
  @AcceptsBytes(...UPLOAD_TYPES)
  @ApiOperation({
    summary: "Set the gym's logo",
    description:
      'The body is the image itself, 5 MB and 25 million pixels at most. It is scaled down and kept as WebP, with its transparency and ' +
      'without whatever else is in the file.',
  })
  @ApiOkResponse({ type: LogoResponse })
  @ApiProblem(photoUnreadable, photoTooManyPixels, photosBusy, photosUnavailable)
  putLogo(@CurrentPrincipal() principal: Principal, @BytesBody(MAX_UPLOAD) read: ReadBytes) {
    return this.logos.put(principal, read);
  }

  @Get()
  @AllowEveryRole()
  @ApiOperation({
    summary: "The gym's logo",
    description:
      'With the `v` of `logo_url`, a browser may keep it for a day; without, it asks each time, and `If-None-Match` spares the download.',
  })
  @ApiOkResponse({ content: { [PHOTO_TYPE]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiExtension(ETAG_EXTENSION, true)
  @ApiProblem(logoNotFound, photosUnavailable)
  async getLogo(
    @CurrentPrincipal() principal: Principal,
    @Query() query: PhotoQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const logo = await this.logos.find(principal);
    await sendPhoto(request, response, logo, query, () => this.logos.read(logo, query.size));
  }

  @Delete()
  @Allow('owner', 'manager')
  @HttpCode(204)
  @ApiOperation({ summary: "Remove the gym's logo" })
  @ApiNoContentResponse()
  @ApiProblem(logoNotFound)
  deleteLogo(@CurrentPrincipal() principal: Principal) {
    return this.logos.delete(principal);
  }
}
