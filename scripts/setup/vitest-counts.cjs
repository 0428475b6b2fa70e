'use strict';
/** A vitest reporter that writes counts for each project, and the reasons for skips, to the file HPP_COUNTS names. */
const fs = require('fs');

const empty = () => ({ passed: 0, failed: 0, skipped: 0, reasons: [] });

/** Adds one test file to its project's counts. */
function addModule(counts, testModule) {
  let failedTests = 0;
  for (const test of testModule.children.allTests()) {
    const result = test.result();
    if (result.state === 'passed') counts.passed += 1;
    else if (result.state === 'skipped') {
      counts.skipped += 1;
      counts.reasons.push(test.fullName + (result.note ? ': ' + result.note : ''));
    } else failedTests += 1; // 'failed', or 'pending' because the run stopped in the middle of it.
  }
  // A file that can't be loaded has no tests, but it has failed all the same.
  if (failedTests === 0 && !testModule.ok()) failedTests = 1;
  counts.failed += failedTests;
}

class CountsReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    const projects = {};
    for (const testModule of testModules) {
      const name = testModule.project.name;
      projects[name] = projects[name] || empty();
      addModule(projects[name], testModule);
    }
    if (unhandledErrors.length > 0) projects['errors outside any test'] = Object.assign(empty(), { failed: unhandledErrors.length });
    if (process.env.HPP_COUNTS) fs.writeFileSync(process.env.HPP_COUNTS, JSON.stringify(projects));
  }
}

module.exports = CountsReporter;
