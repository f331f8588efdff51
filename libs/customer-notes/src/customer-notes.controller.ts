import { customerMerged, customerNotFound, CustomersService } from '@libs/customers';
import { AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import {
  ChecksIfMatch,
  ExistsFilter,
  HasEtag,
  IdParam,
  IfMatch,
  PageOf,
  Precondition,
} from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, UseFilters } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CustomerNoteDto, ListCustomerNotesQuery } from './customer-note.dto';
import { CustomerNoteResponse } from './customer-note.response';
import { customerNoteNotFound, notTheAuthor } from './customer-notes.problems';
import { CustomerNotesService } from './customer-notes.service';

const CustomerId = () => IdParam(customerNotFound, 'The customer.');
const NoteId = () => IdParam(customerNoteNotFound, 'The note.');

@ApiTags('customers')
@Controller()
export class CustomerNotesController {
  constructor(private readonly notes: CustomerNotesService) {}

  @Post('customers/:id/notes')
  @AllowEveryRole()
  @HasEtag()
  @UseFilters(ExistsFilter(CustomersService, customerNotFound))
  @ApiOperation({ summary: 'Write a note about a customer', description: 'Signed by whoever asks.' })
  @ApiCreatedResponse({ type: CustomerNoteResponse })
  @ApiProblem(customerMerged)
  createCustomerNote(
    @CurrentPrincipal() principal: Principal,
    @CustomerId() id: number,
    @Body() { text }: CustomerNoteDto,
  ) {
    return this.notes.create(principal, id, text);
  }

  @Get('customers/:id/notes')
  @AllowEveryRole()
  @ApiOperation({ summary: 'Notes about a customer, newest first' })
  @PageOf(CustomerNoteResponse, { isCounted: false })
  @ApiProblem(customerMerged)
  listCustomerNotes(
    @CurrentPrincipal() principal: Principal,
    @CustomerId() id: number,
    @Query() query: ListCustomerNotesQuery,
  ) {
    return this.notes.list(principal, id, query);
  }

  @Patch('customer-notes/:id')
  @AllowEveryRole()
  @HasEtag()
  @ChecksIfMatch()
  @UseFilters(ExistsFilter(CustomerNotesService, customerNoteNotFound))
  @ApiOperation({ summary: 'Change a note', description: 'By its author, an owner or a manager.' })
  @ApiOkResponse({ type: CustomerNoteResponse })
  @ApiProblem(notTheAuthor)
  updateCustomerNote(
    @CurrentPrincipal() principal: Principal,
    @NoteId() id: number,
    @Body() { text }: CustomerNoteDto,
    @IfMatch() precondition: Precondition,
  ) {
    return this.notes.update(principal, id, text, precondition);
  }

  @Delete('customer-notes/:id')
  @AllowEveryRole()
  @ChecksIfMatch()
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a note', description: 'By its author, an owner or a manager.' })
  @ApiNoContentResponse()
  @ApiProblem(notTheAuthor)
  deleteCustomerNote(
    @CurrentPrincipal() principal: Principal,
    @NoteId() id: number,
    @IfMatch() precondition: Precondition,
  ) {
    return this.notes.delete(principal, id, precondition);
  }
}
