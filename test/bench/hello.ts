/** The reference for `/health`: what Nest and Express cost before anything is built on them. */
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { inProcesses } from './in-processes';

@Controller('health')
class HelloController {
  @Get()
  getHealth() {
    return {
      status: 'ok',
      version: '0.0.0',
      commit: 'unknown',
      uptime_seconds: Math.floor(process.uptime()),
    };
  }
}

@Module({ controllers: [HelloController] })
class HelloModule {}

inProcesses(async () => {
  const app = await NestFactory.create(HelloModule, { logger: false });
  await app.listen(Number(process.env.PORT), '127.0.0.1');
});
