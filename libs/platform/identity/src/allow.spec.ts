import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import {
  Allow,
  ALLOWED_ROLES,
  AllowDevices,
  AllowEveryRole,
  AllowWithoutSecondFactor,
  WITHOUT_SECOND_FACTOR,
  WITHOUT_SECOND_FACTOR_EXTENSION,
} from './allow';
import { STAFF_ROLES } from './principal';

@Controller()
class Desk {
  @Get('takings')
  @Allow('owner', 'manager')
  takings(this: void) {}

  @Get('door')
  @AllowEveryRole()
  @AllowWithoutSecondFactor()
  door(this: void) {}

  @Get('gate')
  @AllowDevices()
  gate(this: void) {}
}

@Module({ controllers: [Desk] })
class DeskModule {}

const reflector = new Reflector();
const { takings, door } = Desk.prototype;

describe('a handler for some roles', () => {
  it('is marked with them', () => {
    expect(reflector.get(ALLOWED_ROLES, takings)).toEqual(['owner', 'manager']);
  });

  it('needs a second factor where the gym requires one', () => {
    expect(reflector.get(WITHOUT_SECOND_FACTOR, takings)).toBeUndefined();
  });
});

describe('a handler for everybody', () => {
  it('is marked with every role', () => {
    expect(reflector.get(ALLOWED_ROLES, door)).toEqual(STAFF_ROLES);
  });

  it('can be marked to serve also those who still have to set up a second factor', () => {
    expect(reflector.get(WITHOUT_SECOND_FACTOR, door)).toBe(true);
  });
});

it('the OpenAPI document tells the roles of an operation, and that others are refused', async () => {
  const app = await NestFactory.create(DeskModule, { logger: false });
  const { paths } = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  expect(paths['/takings']?.get).toMatchObject({
    'x-roles': ['owner', 'manager'],
    'x-problem-role_not_allowed': true,
  });
  expect(paths['/door']?.get).toMatchObject({
    'x-roles': STAFF_ROLES,
    [WITHOUT_SECOND_FACTOR_EXTENSION]: true,
  });
  expect(paths['/gate']?.get).toMatchObject({ 'x-roles': ['kiosk'], 'x-problem-role_not_allowed': true });
  expect(paths['/door']?.get).not.toHaveProperty('x-problem-role_not_allowed');
  await app.close();
});
