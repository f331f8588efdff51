export { PhotosApiModule } from './photos-api.module';
export { PhotoJobsModule } from './photos.module';
