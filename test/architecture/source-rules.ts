/** A rule that is checked on a file's path and text. */
export interface SourceRule {
  name: string;
  /** Whether a file of apps or libs breaks it. */
  isBroken: (file: string, source: string) => boolean;
}

const MAX_LINES = 300;

const isOfARoom = (file: string): boolean => file.startsWith('libs/') && !file.startsWith('libs/platform/');

export const SOURCE_RULES: SourceRule[] = [
  {
    name: 'the environment is only read in platform/config',
    isBroken: (file, source) =>
      !file.startsWith('libs/platform/config/') && /\bprocess\W+env\b|['"](?:node:)?process['"]/.test(source),
  },
  {
    name: 'the schema only comes from migrations',
    isBroken: (_, source) => /\bsynchronize\s*(?:\(|:(?!\s*false\b))/.test(source),
  },
  {
    name: 'circular dependencies are not hidden by forwardRef',
    isBroken: (_, source) => /\bforwardRef\b/.test(source),
  },
  {
    name: `a file has at most ${MAX_LINES} lines`,
    isBroken: (_, source) => source.trimEnd().split('\n').length > MAX_LINES,
  },
  {
    name: 'statements of a room stand in its repository',
    isBroken: (file, source) =>
      isOfARoom(file) &&
      !/\.(?:repository|spec)\.ts$/.test(file) &&
      /\btx\.(?:query|execute)\b|\bEntityManager\b|\bDataSource\b|\bcreateQueryBuilder\b/.test(source),
  },
  {
    name: 'a repository is handed its transaction and opens none',
    isBroken: (file, source) => file.endsWith('.repository.ts') && /\bDatabase\b/.test(source),
  },
  {
    name: 'services know no HTTP',
    isBroken: (file, source) =>
      isOfARoom(file) && file.endsWith('.service.ts') && /\bHttp\w+|\w+Exception\b|'express'/.test(source),
  },
  {
    name: 'a folder is named after what is in it',
    isBroken: (file) => /(?:^|\/)(?:utils?|common|helpers?|shared|misc)\//.test(file),
  },
];
