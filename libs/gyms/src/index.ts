export { CreateGymDto } from './dto/create-gym.dto';
export { GymResponse } from './gym.response';
export { GymsModule } from './gyms.module';
export { GymsService } from './gyms.service';
