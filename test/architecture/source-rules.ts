/** A rule that is checked on a file's path and text. */
export interface SourceRule {
  name: string;
  /** Whether a file of apps or libs breaks it. */
  isBroken: (file: string, source: string) => boolean;
}

const MAX_LINES = 300;

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
    name: 'a folder is named after what is in it',
    isBroken: (file) => /(?:^|\/)(?:utils?|common|helpers?|shared|misc)\//.test(file),
  },
];
