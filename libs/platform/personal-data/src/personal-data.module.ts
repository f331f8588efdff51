import { DynamicModule, Module, Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type DataHolder, optionsOf } from './data-holder';
import { PersonalData } from './personal-data';

/** One register for all rooms. */
@Module({ providers: [PersonalData], exports: [PersonalData] })
class RegisterModule {}

/**
 * Where rooms say which data they hold, and where {@link PersonalData} comes from:
 *
 *     @Module({ imports: [PersonalDataModule.register(MailsData)], providers: [MailsData] })
 *     export class MailOutboxModule {}
 */
@Module({})
export class PersonalDataModule {
  /** @param holders classes with `@HoldsData`, which the importing module provides */
  static register(...holders: Type<DataHolder>[]): DynamicModule {
    return {
      module: PersonalDataModule,
      imports: [RegisterModule],
      providers: holders.map((holder) => ({
        provide: `DataHolder:${optionsOf(holder).name}`,
        inject: [PersonalData, ModuleRef],
        useFactory: (data: PersonalData, modules: ModuleRef) =>
          data.add({
            ...optionsOf(holder),
            getHolder: () => modules.get<DataHolder>(holder, { strict: false }),
          }),
      })),
      exports: [RegisterModule],
    };
  }
}
