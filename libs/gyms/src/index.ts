export { CreateGymDto } from './gym.dto';
export { GymResponse } from './gym.response';
export { GymsModule } from './gyms.module';
export { GymsService } from './gyms.service';
