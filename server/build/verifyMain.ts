import './olderNode.ts'
import { parseArgs } from 'node:util'
import { runVerify } from '../cli/runVerify.ts'

/** What `dist/verify.mjs` runs: the check alone, for whoever receives a roadmap and has only Node. */
const USAGE = `Checks that a roadmap is exactly as it was released, and who signed it.

node verify.mjs FILE [--jwks FILE|ADDRESS] [--against FILE]

  --jwks     keys you trust, such as https://…/.well-known/jwks.json
  --against  another copy: every path that differs is listed

Exit status: 0 valid, 1 changed or not a roadmap, 2 unchanged but signer not verified.`

const read = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        jwks: { type: 'string' },
        against: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    if (error instanceof TypeError) return null // an option that does not exist
    throw error
  }
}

const given = read()
const [file, ...others] = given?.positionals ?? []
if (given?.values.help) console.log(USAGE)
else if (file === undefined || others.length > 0) {
  console.error(USAGE)
  process.exitCode = 1
} else
  process.exitCode = await runVerify(
    { file, jwks: given?.values.jwks, against: given?.values.against },
    console.log,
  )
