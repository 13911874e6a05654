import { readFileSync } from 'node:fs'
import { z } from 'zod'

const results = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numFailedTestSuites: z.int(),
})

const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = results.parse(
  JSON.parse(readFileSync('node_modules/.cache/test-results.json', 'utf8')),
)
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
console.log(
  `\n${numPassedTests} passed, ${Math.max(numFailedTests, Math.sign(numFailedTestSuites))} failed${skipped}`,
)
