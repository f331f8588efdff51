import { optionsOf, Scheduled } from './job';
import { JobTable } from './job-table';

describe('A job', () => {
  it('is a class that says when or on what it runs', () => {
    @Scheduled({ name: 'bill-parcels', everySeconds: 60 })
    class BillParcelsJob {
      async run(): Promise<void> {}
    }
    expect(optionsOf(BillParcelsJob)).toEqual({ name: 'bill-parcels', everySeconds: 60 });
    expect(() => optionsOf(class Bare {})).toThrow('Bare is neither a @Job nor @Scheduled');
  });

  it.each(['parcels; DROP TABLE gyms', 'Parcels', ''])('works on no table called %j', (name) => {
    expect(() => new JobTable(name)).toThrow('is not the plain name of a table');
  });
});
