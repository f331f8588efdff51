export { GymsApiModule } from './gyms-api.module';
export { CreateGymDto } from './gym.dto';
export { visitTimeoutSql } from './gym-settings.repository';
export { GymSettings, logoUrl } from './gym-settings.service';
export { GymResponse } from './gym.response';
export { GymsModule } from './gyms.module';
export { GymsService } from './gyms.service';
export { REMINDER_KINDS, type ReminderKind } from './reminder-kinds';
