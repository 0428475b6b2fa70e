'use strict';
/** Runs one stage of `npm test` and answers its counts for each project. */
const childProcess = require('child_process');
const fs = require('fs');
const path = require('path');
const { ROOT, childEnv, commandFile, findNode, runQuietly } = require('./paths.cjs');
const { countListed, countPlaywright } = require('./playwright-counts.cjs');

const folder = path.join(ROOT, '.cache', 'test');

const flags = (projects) => projects.map((project) => '--project=' + project);

/** How each kind of stage is run: the arguments for Node. */
const TOOLS = {
  check: () => [path.join(ROOT, 'scripts', 'check.cjs')],
  vitest: (projects) =>
    [commandFile(ROOT, 'vitest', 'vitest'), 'run'].concat(flags(projects), [
      '--reporter=default',
      '--reporter=' + path.join(__dirname, 'vitest-counts.cjs'),
    ]),
  playwright: (projects) => [commandFile(ROOT, '@playwright/test', 'playwright'), 'test'].concat(flags(projects), ['--reporter=list,json']),
};

/** Ends a stage and everything it started. */
function endTree(child, signal) {
  try {
    if (process.platform === 'win32') childProcess.spawnSync('taskkill', ['/pid', String(child.pid), '/f', '/t']);
    else process.kill(-child.pid, signal);
  } catch {
    // It has just ended by itself.
  }
}

/** Runs Node with `args`, its output shown as it comes; ends it after `limitMs`. Answers `{code, late}`. */
function runShown(args, env, limitMs) {
  return new Promise((resolve) => {
    // A process group of its own, so that nothing a stage starts outlives it.
    const child = childProcess.spawn(findNode(ROOT), args, {
      cwd: ROOT,
      env: env,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endTree(child, 'SIGTERM');
      setTimeout(() => endTree(child, 'SIGKILL'), 5000).unref();
    }, limitMs);
    const onSignal = () => {
      endTree(child, 'SIGINT');
      process.exitCode = 130;
      setTimeout(() => {
        endTree(child, 'SIGKILL');
        process.exit(130);
      }, 5000).unref();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, onSignal);
    const finish = (code) => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, onSignal);
      endTree(child, 'SIGKILL');
      resolve({ code: code, late: late, interrupted: process.exitCode === 130 });
    };
    child.on('error', () => finish(127));
    child.on('exit', finish);
  });
}

/** The counts a stage left behind: from our own file, or from Playwright's report. */
function readCounts(stage, files) {
  try {
    if (stage.tool === 'playwright') return countPlaywright(JSON.parse(fs.readFileSync(files.report, 'utf8')));
    return JSON.parse(fs.readFileSync(files.counts, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * Runs a stage for at most `limitMs`. Answers `{projects, problems, ms, interrupted}`: problems are sentences, each a failure
 * (it ran no test, took too long, or ended badly though no test failed).
 */
async function runStage(stage, projects, extraEnv, limitMs) {
  fs.mkdirSync(folder, { recursive: true });
  const files = {
    counts: path.join(folder, stage.name + '-counts.json'),
    report: path.join(folder, stage.name + '-report.json'),
  };
  for (const file of Object.values(files)) fs.rmSync(file, { force: true });
  const env = Object.assign(childEnv(ROOT), stage.env, extraEnv, {
    HPP_COUNTS: files.counts,
    PLAYWRIGHT_JSON_OUTPUT_FILE: files.report,
  });
  const started = Date.now();
  const end = await runShown(TOOLS[stage.tool](projects), env, limitMs);
  const counted = readCounts(stage, files);
  return {
    projects: counted,
    problems: findProblems(stage, projects, counted, end, limitMs),
    ms: Date.now() - started,
    interrupted: end.interrupted,
  };
}

/** What went wrong beyond failing tests. */
function findProblems(stage, projects, counted, end, limitMs) {
  const problems = [];
  if (end.late) problems.push(stage.name + ' was stopped after ' + Math.round(limitMs / 60000) + ' minutes');
  for (const project of projects) {
    const counts = counted[project];
    if (!counts || counts.passed + counts.failed === 0) problems.push(project + ' ran no test');
  }
  const failed = Object.values(counted).some((counts) => counts.failed > 0);
  if (end.code !== 0 && !end.late && !failed && problems.length === 0)
    problems.push(stage.name + ' ended with status ' + end.code + ' though no test failed');
  return problems;
}

/** How many specs a Playwright project holds, without running them. */
async function countSpecs(project) {
  const args = [commandFile(ROOT, '@playwright/test', 'playwright'), 'test', '--list', '--reporter=json', '--project=' + project];
  const result = await runQuietly(findNode(ROOT), args, { env: childEnv(ROOT) });
  try {
    return countListed(JSON.parse(result.output.slice(result.output.indexOf('{'))));
  } catch {
    return 0;
  }
}

module.exports = { countSpecs, runStage };
