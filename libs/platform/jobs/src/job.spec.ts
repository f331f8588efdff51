import { optionsOf, Scheduled } from './job';
import { JobTable } from './job-table';

describe('A job', () => {
  it('requires @Job or @Scheduled', () => {
    @Scheduled({ name: 'bill-parcels', everySeconds: 60 })
    class BillParcelsJob {
      async run(): Promise<void> {}
    }
    expect(optionsOf(BillParcelsJob)).toEqual({ name: 'bill-parcels', everySeconds: 60 });
    expect(() => optionsOf(class Bare {})).toThrow('Bare is neither a @Job nor @Scheduled');
  });

  it.each(['parcels; DROP TABLE gyms', 'Parcels', ''])('refuses the table name %j', (name) => {
    expect(() => new JobTable(name)).toThrow('is not the plain name of a table');
  });
});
