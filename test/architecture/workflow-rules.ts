import { spawnSync } from 'node:child_process';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string>;
  environment?: string;
  concurrency?: { 'cancel-in-progress'?: unknown };
  'timeout-minutes'?: number;
  steps: Step[];
}
interface Workflow {
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

/** A rule for workflows that actionlint does not know. */
export interface WorkflowRule {
  name: string;
  /** Where the workflow breaks it. */
  offences: (workflow: Workflow) => string[];
}

const jobsWhere = ({ jobs }: Workflow, isBroken: (job: Job) => boolean): string[] =>
  Object.keys(jobs).filter((name) => isBroken(jobs[name]!));
const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps);
const expressionsIn = (text: string): string[] => text.match(/\$\{\{.*?\}\}/gs) ?? [];

export const WORKFLOW_RULES: WorkflowRule[] = [
  {
    name: 'actions are pinned to a commit',
    offences: (workflow) =>
      stepsOf(workflow)
        .map(({ uses }) => uses ?? './')
        .filter((uses) => !/^\.\/|@[0-9a-f]{40}$/.test(uses)),
  },
  {
    name: 'the workflow itself may do nothing',
    offences: ({ permissions }) =>
      permissions && Object.keys(permissions).length === 0 ? [] : ['permissions'],
  },
  {
    name: 'each job names what it may do',
    offences: (workflow) => jobsWhere(workflow, ({ permissions }) => typeof permissions !== 'object'),
  },
  {
    name: 'each job ends',
    offences: (workflow) => jobsWhere(workflow, (job) => job['timeout-minutes'] === undefined),
  },
  {
    name: 'a checkout leaves no credentials behind',
    offences: (workflow) =>
      stepsOf(workflow)
        .filter(
          ({ uses, with: inputs }) =>
            uses?.startsWith('actions/checkout@') && inputs?.['persist-credentials'] !== false,
        )
        .map(({ uses }) => uses!),
  },
  {
    name: 'scripts get values through the environment',
    offences: (workflow) => stepsOf(workflow).flatMap(({ run }) => expressionsIn(run ?? '')),
  },
  {
    name: 'a deployment is never cancelled half-way',
    offences: (workflow) =>
      jobsWhere(
        workflow,
        ({ environment, concurrency }) =>
          (environment === 'staging' || environment === 'production') &&
          concurrency?.['cancel-in-progress'] !== false,
      ),
  },
];

/** Reads a workflow's text. */
export const parseWorkflow = (text: string): Workflow => parse(text) as Workflow;

/** The scripts inside a workflow's steps, as the runner's `bash -e` gets them. */
export const scriptsOf = (workflow: Workflow): string[] =>
  stepsOf(workflow).flatMap(({ run }) => (run === undefined ? [] : [`#!/usr/bin/env bash\nset -e\n${run}`]));

/** What a linter says of a text or of files, nothing when all is well. */
export function lint(program: string, args: string[], input?: string): string {
  const { error, status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (error) throw error;
  return status === 0 ? '' : stdout + stderr;
}
