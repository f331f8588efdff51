export { AnswersCsv, csvFile } from './csv-file';
export { writeCsv } from './csv-writer';
export { type CsvFile, type CsvRecord, readCsv } from './csv-reader';
export { neutralised, restored } from './formula-cells';
export { UnreadableCsvError } from './unreadable-csv.error';
