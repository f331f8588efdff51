import { visitAt } from './visit';

const TIMEOUT = 240;
const at = (time: string): number => Date.parse(`2026-03-02T${time}:00Z`);
const visit = (from: string, until?: string) => ({
  occurred_at: new Date(at(from)).toISOString(),
  checked_out_at: until === undefined ? null : new Date(at(until)).toISOString(),
});

describe('A scan belongs to a visit', () => {
  it.each<[string, string, boolean]>([
    ['of the same moment', '10:00', true],
    ['that began within the time-out before', '13:59', true],
    ['no more when that is over', '14:00', false],
    ['that begins within the time-out after it', '06:01', true],
    ['not of one that begins later', '06:00', false],
  ])('%s', (_, scan, belongs) => {
    expect(visitAt([visit('10:00')], at(scan), TIMEOUT) !== undefined).toBe(belongs);
  });

  it.each<[string, string, boolean]>([
    ['until the customer was checked out', '10:59', true],
    ['and not afterwards', '11:00', false],
    ['also when it came before, and is sent after that', '09:00', true],
  ])('%s', (_, scan, belongs) => {
    expect(visitAt([visit('10:00', '11:00')], at(scan), TIMEOUT) !== undefined).toBe(belongs);
  });

  it('which began first, where there are two', () => {
    const visits = [visit('08:00'), visit('12:30')];
    expect(visitAt(visits, at('11:00'), TIMEOUT)).toBe(visits[0]);
    expect(visitAt(visits, at('12:30'), TIMEOUT)).toBe(visits[1]);
  });
});
