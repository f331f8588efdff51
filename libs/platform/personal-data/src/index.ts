export { ATTACHMENT } from './attachment';
export { CustomerExport } from './customer-export.response';
export { type DataHolder, type Erasure, HoldsData, type Person } from './data-holder';
export { ErasureReceipt } from './erasure.response';
export { PersonalData } from './personal-data';
export { PersonalDataModule } from './personal-data.module';
