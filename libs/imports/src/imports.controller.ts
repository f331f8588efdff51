import { cardNumberTaken, externalIdTaken } from '@libs/customers';
import { AnswersCsv, csvFile } from '@libs/platform/csv';
import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { IgnoresIdempotencyKey } from '@libs/platform/idempotency';
import {
  AcceptsFile,
  CursorQuery,
  ExistsFilter,
  FormFile,
  IdParam,
  PageOf,
  UploadedFormFile,
} from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Body, Controller, Get, HttpCode, Patch, Post, Query, UseFilters } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { UpdateImportDto } from './import.dto';
import { CorrectRowDto, ListImportRowsQuery, SettleRowDto } from './import-row.dto';
import { ImportRowResponse } from './import-row.response';
import { ImportRows } from './import-rows.service';
import { ImportDetailsResponse, ImportResponse } from './import.response';
import { ImportReports } from './import-reports.service';
import {
  importCommitted,
  importIncomplete,
  importNotCommitted,
  importNotFound,
  importRowNotFound,
  importRowSettled,
  importRunning,
  importUnreadable,
} from './imports.problems';
import { ImportsService } from './imports.service';

const ImportId = () => IdParam(importNotFound, 'The import.');

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly reports: ImportReports,
    private readonly rows: ImportRows,
  ) {}

  @Post()
  @Allow('owner', 'manager')
  @AcceptsFile('CSV of 16 MB, 100,000 rows and 100 columns at most; the first line names the columns.')
  @IgnoresIdempotencyKey('the file arrives in pieces; another upload of it changes no customer')
  @ApiOperation({
    summary: 'Upload a file of customers',
    description:
      'UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs. No customer changes before the commit: look at `mapping` and ' +
      '`date_order` first, and at what a dry run says. The file is removed 30 days after the import was last used.',
  })
  @ApiCreatedResponse({ type: ImportDetailsResponse })
  @ApiProblem(importUnreadable)
  uploadImport(@CurrentPrincipal() principal: Principal, @UploadedFormFile() file: FormFile) {
    return this.imports.upload(principal, file);
  }

  @Get()
  @Allow('owner', 'manager')
  @ApiOperation({ summary: 'List imports, newest first' })
  @PageOf(ImportResponse, { isCounted: false })
  listImports(@CurrentPrincipal() principal: Principal, @Query() query: CursorQuery) {
    return this.imports.list(principal, query);
  }

  @Get(':id')
  @Allow('owner', 'manager')
  @ApiOperation({ summary: 'One import: how it reads its file, and how far it is' })
  @ApiOkResponse({ type: ImportDetailsResponse })
  getImport(@CurrentPrincipal() principal: Principal, @ImportId() id: number) {
    return this.imports.get(principal, id);
  }

  @Patch(':id')
  @Allow('owner', 'manager')
  @UseFilters(ExistsFilter(ImportsService, importNotFound))
  @ApiOperation({ summary: 'Say how a file is to be read', description: 'What is left out stays.' })
  @ApiOkResponse({ type: ImportResponse })
  @ApiProblem(importRunning, importCommitted)
  updateImport(
    @CurrentPrincipal() principal: Principal,
    @ImportId() id: number,
    @Body() dto: UpdateImportDto,
  ) {
    return this.imports.update(principal, id, dto);
  }

  @Post(':id/dry-run')
  @Allow('owner', 'manager')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Find out what a commit would do',
    description: 'It goes on in the background; `GET /imports/{id}` says how far it is. Nothing changes.',
  })
  @ApiAcceptedResponse({ type: ImportResponse })
  @ApiProblem(importRunning, importCommitted, importIncomplete)
  dryRunImport(@CurrentPrincipal() principal: Principal, @ImportId() id: number) {
    return this.imports.dryRun(principal, id);
  }

  @Post(':id/commit')
  @Allow('owner', 'manager')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Write the rows to the customers',
    description:
      'It goes on in the background; `GET /imports/{id}` says how far it is. A row is about the customer with its `external_id`, else with its ' +
      '`card_number`, else with its e-mail and name; an e-mail that somebody with another name has is shared, and the row somebody new. ' +
      'Rows that name a guardian come after all others, wherever they stand in the file; one without an e-mail is about whoever has the same ' +
      'guardian and name. A guardian who is not found, may be several people, or has a guardian, rejects the row. ' +
      'An empty cell leaves what is there. Of customers with memberships, `active`, `membership_start` and `membership_end` stay.',
  })
  @ApiAcceptedResponse({ type: ImportResponse })
  @ApiProblem(importRunning, importCommitted, importIncomplete)
  commitImport(@CurrentPrincipal() principal: Principal, @ImportId() id: number) {
    return this.imports.commit(principal, id);
  }

  @Post(':id/undo')
  @Allow('owner', 'manager')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Take back what an import has written',
    description:
      'New customers are deleted, children before their guardians; others get back what they had. Whoever was changed since stays as they are, and is in `errors.csv`. It goes ' +
      'on in the background.',
  })
  @ApiAcceptedResponse({ type: ImportResponse })
  @ApiProblem(importRunning, importNotCommitted)
  undoImport(@CurrentPrincipal() principal: Principal, @ImportId() id: number) {
    return this.imports.undo(principal, id);
  }

  @Get(':id/errors.csv')
  @Allow('owner', 'manager')
  @ApiOperation({
    summary: 'The rows that were not taken over, or not taken back',
    description:
      'As they were sent, with `line`, `column` and `message`; a row that breaks several rules is there for each.',
  })
  @AnswersCsv('Name,Email,line,column,message\r\nAda,ada,12,Email,must be an e-mail address\r\n')
  async getImportErrors(@CurrentPrincipal() principal: Principal, @ImportId() id: number) {
    return csvFile(await this.reports.errors(principal, id), `import-${id}-errors.csv`);
  }

  @Get(':id/rows')
  @Allow('owner', 'manager')
  @ApiOperation({
    summary: 'The rows of the file, and what became of each',
    description:
      'In the order of the file. With `outcome=in_review` or `rejected`, those that people have to look at: rows that may or may not be ' +
      'about somebody who is a customer, and rows that break a rule.',
  })
  @PageOf(ImportRowResponse, { isCounted: false })
  listImportRows(
    @CurrentPrincipal() principal: Principal,
    @ImportId() id: number,
    @Query() query: ListImportRowsQuery,
  ) {
    return this.rows.list(principal, id, query);
  }

  @Post(':id/settle-row')
  @Allow('owner', 'manager')
  @HttpCode(200)
  @UseFilters(ExistsFilter(ImportsService, importNotFound))
  @ApiOperation({
    summary: 'Decide whom a row is about',
    description:
      'Of a committed import, a row in review, or a rejected one. It is written at once, or rejected; the counts follow, and an undo takes it back. ' +
      'An import writes each customer once: a row about one whom another row has written is skipped, and `problems` names that line.',
  })
  @ApiOkResponse({ type: ImportRowResponse })
  @ApiProblem(
    importRunning,
    importNotCommitted,
    importRowNotFound,
    importRowSettled,
    externalIdTaken,
    cardNumberTaken,
  )
  settleImportRow(
    @CurrentPrincipal() principal: Principal,
    @ImportId() id: number,
    @Body() dto: SettleRowDto,
  ) {
    return this.rows.settle(principal, id, dto);
  }

  @Post(':id/correct-row')
  @Allow('owner', 'manager')
  @HttpCode(200)
  @UseFilters(ExistsFilter(ImportsService, importNotFound))
  @ApiOperation({
    summary: 'Correct a row, and try it again',
    description:
      'One that is rejected or in review. After a dry run, `outcome` is what a commit would do, but for other rows about the same customer; ' +
      'after a commit, the row is written if it now can be.',
  })
  @ApiOkResponse({ type: ImportRowResponse })
  @ApiProblem(importRunning, importRowNotFound, importRowSettled, externalIdTaken, cardNumberTaken)
  correctImportRow(
    @CurrentPrincipal() principal: Principal,
    @ImportId() id: number,
    @Body() dto: CorrectRowDto,
  ) {
    return this.rows.correct(principal, id, dto);
  }
}
