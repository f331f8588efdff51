import { supplemental } from 'cldr-core/supplemental/currencyData.json';

interface Tender {
  /** First and last day, `YYYY-MM-DD`. */
  _from?: string;
  _to?: string;
  /** `false` for what nobody pays with: funds, units of account. */
  _tender?: string;
}

const TENDERS = Object.values<object[]>(supplemental.currencyData.region)
  .flat()
  .flatMap((entry) => Object.entries<Tender>(entry as Record<string, Tender>));

/** Whether an ISO 4217 code is legal tender somewhere on a date, by Unicode's CLDR, which is revised twice a year. */
export function isCurrencyInForce(code: unknown, date = new Date().toISOString().slice(0, 10)): boolean {
  return TENDERS.some(
    ([known, { _from, _to, _tender }]) =>
      known === code && _tender !== 'false' && (!_from || _from <= date) && (!_to || date <= _to),
  );
}
