import { customerMerged, customerNotFound } from '@libs/customers';
import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import {
  AcceptsBytes,
  BytesBody,
  ETAG_EXTENSION,
  ExistsFilter,
  IdParam,
  type ReadBytes,
} from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Controller, Delete, Get, HttpCode, Put, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExtension, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { PhotoQuery } from './photo.query';
import { PhotoResponse } from './photo.response';
import { MAX_UPLOAD, PHOTO_TYPE, UPLOAD_TYPES } from './photo-encoder';
import {
  photoNotFound,
  photosBusy,
  photosUnavailable,
  photoTooManyPixels,
  photoUnreadable,
} from './photos.problems';
import { PhotosService } from './photos.service';
import { sendPhoto } from './send-photo';

const CustomerId = () => IdParam(customerNotFound, 'The customer.');

@ApiTags('customers')
@Controller('customers/:id/photo')
export class PhotosController {
  constructor(private readonly photos: PhotosService) {}

  @Put()
  @Allow('owner', 'manager', 'front_desk')
  @AcceptsBytes(...UPLOAD_TYPES)
  @UseFilters(ExistsFilter(PhotosService, customerNotFound))
  @ApiOperation({
    summary: "Set a customer's photo",
    description:
      'The body is the image itself, 5 MB and 25 million pixels at most. It is turned upright, scaled down and kept as WebP, without ' +
      'place, time and whatever else the camera wrote into it.',
  })
  @ApiOkResponse({ type: PhotoResponse })
  @ApiProblem(customerMerged, photoUnreadable, photoTooManyPixels, photosBusy, photosUnavailable)
  putCustomerPhoto(
    @CurrentPrincipal() principal: Principal,
    @CustomerId() id: number,
    @BytesBody(MAX_UPLOAD) read: ReadBytes,
  ) {
    return this.photos.put(principal, id, read);
  }

  @Get()
  @AllowEveryRole()
  @ApiOperation({
    summary: "A customer's photo",
    description:
      'The small one is a square with what looks like a face. With the `v` of `photo_url`, a browser may keep it for a day; without, it asks each time, and `If-None-Match` spares the download.',
  })
  @ApiOkResponse({ content: { [PHOTO_TYPE]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiExtension(ETAG_EXTENSION, true)
  @ApiProblem(customerMerged, photoNotFound, photosUnavailable)
  async getCustomerPhoto(
    @CurrentPrincipal() principal: Principal,
    @CustomerId() id: number,
    @Query() query: PhotoQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const photo = await this.photos.find(principal, id);
    await sendPhoto(request, response, photo, query, () => this.photos.read(photo, query.size));
  }

  @Delete()
  @Allow('owner', 'manager', 'front_desk')
  @HttpCode(204)
  @ApiOperation({ summary: "Remove a customer's photo" })
  @ApiNoContentResponse()
  @ApiProblem(customerMerged, photoNotFound)
  deleteCustomerPhoto(@CurrentPrincipal() principal: Principal, @CustomerId() id: number) {
    return this.photos.delete(principal, id);
  }
}
