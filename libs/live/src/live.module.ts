import { AuthModule } from '@libs/auth';
import { Module } from '@nestjs/common';
import { EventsController } from './events.controller';
import { LiveEvents } from './live-events.service';

/** Tells clients what changes while they look, over connections that stay open. */
@Module({ imports: [AuthModule], controllers: [EventsController], providers: [LiveEvents] })
export class LiveModule {}
