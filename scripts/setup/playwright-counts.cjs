'use strict';
/** Counts for each project from Playwright's JSON report. */

/** Every test of a report's suites, with its title. */
function allTests(suites, prefix) {
  let found = [];
  for (const suite of suites || []) {
    const title = prefix.concat(suite.title || []);
    for (const spec of suite.specs || []) {
      for (const test of spec.tests) found.push({ title: title.concat(spec.title).join(' > '), test: test });
    }
    found = found.concat(allTests(suite.suites, title));
  }
  return found;
}

/** `{project: {passed, failed, skipped, reasons}}` for a parsed report. */
function countPlaywright(report) {
  const projects = {};
  for (const one of allTests(report.suites, [])) {
    const name = one.test.projectName;
    const counts = (projects[name] = projects[name] || { passed: 0, failed: 0, skipped: 0, reasons: [] });
    const status = one.test.status;
    if (status === 'skipped') {
      counts.skipped += 1;
      const note = (one.test.annotations || []).find((annotation) => annotation.description);
      counts.reasons.push(one.title + (note ? ': ' + note.description : ''));
    } else if (status === 'unexpected') counts.failed += 1;
    else counts.passed += 1;
    if (status === 'flaky') counts.reasons.push(one.title + ': passed only on a second try');
  }
  const errors = (report.errors || []).length;
  if (errors > 0) projects['errors outside any test'] = { passed: 0, failed: errors, skipped: 0, reasons: [] };
  return projects;
}

/** How many tests a report made with `--list` names. */
function countListed(report) {
  return allTests(report.suites, []).length;
}

module.exports = { countListed, countPlaywright };
