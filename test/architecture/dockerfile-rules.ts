import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedVariables } from '@libs/platform/config';

const ROOT = join(__dirname, '../..');

interface Instruction {
  /** In capitals, such as `COPY`. */
  name: string;
  text: string;
  /** Name of the stage that it belongs to. */
  stage: string;
}

/** The instructions of a Dockerfile in their order, each on one line. */
export function parseDockerfile(text: string): Instruction[] {
  let stage = '';
  return text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
      if (name === 'FROM') stage = / AS (\S+)$/.exec(rest)?.[1] ?? '';
      return { name, text: rest, stage };
    });
}

/** Whether `.dockerignore` keeps a path out of the build; as Docker reads it, the last line that matches decides. */
export function isIgnored(dockerignore: string, path: string): boolean {
  const lines = dockerignore.split('\n').filter((line) => line && !line.startsWith('#'));
  const last = lines.findLast((line) => {
    const expression = line
      .replace(/^!/, '')
      .replace(/[.+^$()|[\]{}]/g, '\\$&')
      .replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'));
    return new RegExp(`^${expression}(?:/|$)`).test(path);
  });
  return last !== undefined && !last.startsWith('!');
}

/** A rule for the Dockerfile. */
export interface DockerfileRule {
  name: string;
  /** Where the Dockerfile breaks it. */
  offences: (instructions: Instruction[]) => string[];
}

const FINAL = 'runtime';

const named = (instructions: Instruction[], ...names: string[]): Instruction[] =>
  instructions.filter(({ name }) => names.includes(name));
const textsWhere = (instructions: Instruction[], isBroken: (text: string) => boolean): string[] =>
  instructions.map(({ text }) => text).filter(isBroken);
/** The offence of having none, or a last one that is wrong. */
const lastOf = (instructions: Instruction[], name: string, isRight: (text: string) => boolean): string[] => {
  const last = named(instructions, name).findLast(({ stage }) => stage === FINAL);
  return last && isRight(last.text) ? [] : [`${name} ${last?.text ?? 'is missing'}`];
};

/** The words of an instruction in exec form, which needs no shell that would swallow signals. */
export function execForm(text: string): string[] {
  try {
    return JSON.parse(text.slice(text.indexOf('['))) as string[];
  } catch {
    return [];
  }
}

/** Sources of a COPY from the build context, which is to say from this repository. */
const contextSources = ({ text }: Instruction): string[] =>
  text.includes('--from=') ? [] : text.split(/\s+/).slice(0, -1);
const readable = (source: string): boolean =>
  existsSync(join(ROOT, source)) &&
  (source === '.' || !isIgnored(readFileSync(join(ROOT, '.dockerignore'), 'utf8'), source));

export const DOCKERFILE_RULES: DockerfileRule[] = [
  {
    name: 'the stages are those that the documents speak of',
    offences: (instructions) => {
      const stages = named(instructions, 'FROM').map(({ stage }) => stage);
      const expected = ['node', 'deps', 'build', 'prod-deps', FINAL];
      return stages.join() === expected.join() ? [] : stages;
    },
  },
  {
    name: 'images of others have a version, and a whole digest if any',
    offences: (instructions) =>
      named(instructions, 'FROM')
        .filter(({ text }, index, earlier) => {
          const image = text.split(' ')[0]!;
          const isStage = earlier.slice(0, index).some(({ stage }) => stage === image);
          return !isStage && !/^[a-z]+:[\w-]*bookworm[\w-]*(@sha256:[0-9a-f]{64})?$/.test(image);
        })
        .map(({ text }) => text),
  },
  {
    name: 'nothing comes from elsewhere',
    offences: (instructions) => [
      ...textsWhere(named(instructions, 'ADD'), () => true),
      ...textsWhere(named(instructions, 'RUN'), (text) => /\b(?:curl|wget|git|apt-get)\b|https?:/.test(text)),
    ],
  },
  {
    name: 'packages are those of the lock file, and run no scripts',
    offences: (instructions) =>
      textsWhere(
        named(instructions, 'RUN'),
        (text) =>
          /\bnpm (?:i|install|add|update)\b/.test(text) ||
          (/\bnpm ci\b/.test(text) && !text.includes('--ignore-scripts')),
      ),
  },
  {
    name: 'the image has packages of production alone',
    offences: (instructions) => [
      ...textsWhere(
        named(instructions, 'COPY').filter(({ stage }) => stage === FINAL),
        (text) => text.includes('node_modules') && !text.startsWith('--from=prod-deps '),
      ),
      ...textsWhere(
        named(instructions, 'RUN').filter(({ stage }) => stage === 'prod-deps'),
        (text) => !(text.includes('--omit=dev') && text.includes('--omit=optional')),
      ),
    ],
  },
  {
    name: 'the image has no package manager',
    offences: (instructions) => [
      ...named(instructions, 'FROM')
        .filter(({ stage, text }) => stage === FINAL && !text.startsWith('debian:'))
        .map(({ text }) => text),
      ...textsWhere(
        named(instructions, 'COPY').filter(({ stage }) => stage === FINAL),
        (text) => text.startsWith('--from=node ') && !/ \/usr\/local\/bin\/node \S+$/.test(text),
      ),
    ],
  },
  {
    name: 'what is copied is there and not ignored',
    offences: (instructions) =>
      named(instructions, 'COPY')
        .flatMap(contextSources)
        .filter((source) => !readable(source)),
  },
  {
    name: 'variables are documented, and no secrets',
    offences: (instructions) =>
      named(instructions, 'ARG', 'ENV')
        .flatMap(({ text }) => text.split(' ').map((assignment) => assignment.split('=')[0]!))
        .filter(
          (name) => documentedVariables().get(name)?.secret !== undefined || !documentedVariables().has(name),
        ),
  },
  {
    name: 'it runs as somebody with a number, who is not root',
    offences: (instructions) => lastOf(instructions, 'USER', (text) => /^[1-9]\d*:[1-9]\d*$/.test(text)),
  },
  {
    name: 'every app but standalone is a command',
    offences: (instructions) => {
      const linked = /for app in ([\w ]+);.*ln -s/
        .exec(named(instructions, 'RUN').find(({ stage }) => stage === FINAL)?.text ?? '')?.[1]
        ?.split(' ');
      return readdirSync(join(ROOT, 'apps')).filter((app) => app !== 'standalone' && !linked?.includes(app));
    },
  },
  {
    name: 'the process is the first in its container, without a shell',
    offences: (instructions) => [
      ...lastOf(instructions, 'CMD', (text) => execForm(text).join() === 'api'),
      ...named(instructions, 'ENTRYPOINT').map(({ text }) => text),
    ],
  },
  {
    name: 'it says whether it is well, without a shell',
    offences: (instructions) =>
      lastOf(instructions, 'HEALTHCHECK', (text) => / CMD \[/.test(text) && execForm(text)[0] === 'node'),
  },
];
