import { MigrationInterface, QueryRunner } from 'typeorm';

/** One statement of a migration. */
export interface Statement {
  /** Without comments and what is quoted, on one line, in upper case. */
  sql: string;
  /** The comments in front of it and inside. */
  comments: string[];
}

/**
 * What the release before this one, which still runs while a migration does, would not survive.
 * `contract` takes away what it uses, `locks` keeps it waiting, `safe` depends on the rest of the migration.
 */
export interface MigrationRule {
  name: string;
  mark: 'contract' | 'locks' | 'safe';
  breaks: RegExp;
}

export const MARKS: Record<MigrationRule['mark'], RegExp> = {
  /** The first release that does without. */
  contract: /^-- contract: released in \d+\.\d+\.\d+$/,
  /** Why it is over in a moment. */
  locks: /^-- locks: \S.{9,}$/,
  /** Why the release before does not notice. */
  safe: /^-- safe: \S.{7,}$/,
};

export const MIGRATION_RULES: MigrationRule[] = [
  { name: 'drops nothing', mark: 'contract', breaks: /\bDROP\b/ },
  { name: 'renames nothing', mark: 'contract', breaks: /\bRENAME\b|\bSET SCHEMA\b/ },
  { name: 'deletes nothing', mark: 'contract', breaks: /^(?:TRUNCATE|DELETE)\b/ },
  { name: 'takes no right', mark: 'contract', breaks: /^REVOKE\b/ },
  { name: 'hides no row', mark: 'safe', breaks: /\b(?:ENABLE|FORCE) ROW LEVEL SECURITY\b/ },
  { name: 'changes no type', mark: 'contract', breaks: /\bALTER (?:COLUMN )?\S+ (?:SET DATA )?TYPE\b/ },
  { name: 'demands no value where none was needed', mark: 'contract', breaks: /\bSET NOT NULL\b/ },
  {
    name: 'adds no column that must be filled in',
    mark: 'contract',
    breaks:
      /\bADD (?:COLUMN )?(?!CONSTRAINT\b)(?:(?!\bDEFAULT\b|\bGENERATED\b)[^,])*\bNOT NULL\b(?![^,]*\b(?:DEFAULT|GENERATED)\b)/,
  },
  {
    name: 'builds indexes beside the traffic',
    mark: 'locks',
    breaks: /^CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY\b)/,
  },
  {
    name: 'checks the rows that are there beside the traffic',
    mark: 'locks',
    breaks:
      /\bADD (?:CONSTRAINT|CHECK|UNIQUE|PRIMARY KEY|FOREIGN KEY|EXCLUDE)\b(?!.*\b(?:NOT VALID|USING INDEX)\b)/,
  },
];

const TOKEN =
  /(?<comment>--[^\n]*|\/\*.*?\*\/)|(?<quoted>'(?:[^']|'')*'|\$(?<tag>\w*)\$.*?\$\k<tag>\$)|(?<end>;)|[^;'$/-]+|./gs;

/** Takes SQL apart, as far as these rules need it. */
export function statementsIn(sql: string): Statement[] {
  const statements: Statement[] = [{ sql: '', comments: [] }];
  for (const { 0: token, groups = {} } of sql.matchAll(TOKEN)) {
    const statement = statements.at(-1)!;
    if (groups.comment) statement.comments.push(groups.comment.trim());
    else if (groups.end) statements.push({ sql: '', comments: [] });
    else statement.sql += groups.quoted ? "''" : token;
  }
  return statements
    .map(({ sql: text, comments }) => ({ sql: onOneLine(text), comments }))
    .filter(({ sql: text }) => text !== '');
}

const onOneLine = (sql: string): string =>
  sql
    .replace(/[\s"]+/g, ' ')
    .trim()
    .toUpperCase();

/** The rules that statements break without a mark. Tables and functions that they create themselves are nobody's yet. */
export function offences(statements: Statement[]): string[] {
  const created = new Set(
    statements
      .map(({ sql }) => /^CREATE (?:TABLE (?:IF NOT EXISTS )?|FUNCTION )(\w+)/.exec(sql)?.[1])
      .filter(Boolean),
  );
  const subjectOf = (sql: string): string | undefined =>
    /^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\w+)|^CREATE (?:UNIQUE )?INDEX .*?\bON (?:ONLY )?(\w+)|^REVOKE .*? ON FUNCTION (\w+)/
      .exec(sql)
      ?.slice(1)
      .find(Boolean);
  return statements
    .filter(({ sql }) => !created.has(subjectOf(sql)))
    .flatMap(({ sql, comments }) =>
      MIGRATION_RULES.filter(
        ({ breaks, mark }) => breaks.test(sql) && !comments.some((comment) => MARKS[mark].test(comment)),
      ).map(({ name }) => name),
    );
}

/** What a migration's `up` would run. Throws when it does anything but run SQL, which could not be read here. */
export async function statementsOf(migration: MigrationInterface): Promise<Statement[]> {
  const ran: string[] = [];
  const recorder = {
    query: async (sql: string) => {
      ran.push(sql);
      return []; // no rows to migrate
    },
  };
  const onlySql = new Proxy(recorder, {
    get(target, name) {
      if (name === 'query') return target.query;
      throw new Error(`Migrations run SQL: ${migration.constructor.name} uses ${String(name)}`);
    },
  });
  await migration.up(onlySql as unknown as QueryRunner);
  return ran.flatMap(statementsIn);
}
