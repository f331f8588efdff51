export { deviceTokenIn } from './device-token';
export { DevicesModule } from './devices.module';
export { DevicesService } from './devices.service';
