import { expect, test } from 'vitest'
import { buildCrashChildren } from '#test/support/crashBuild.ts'
import { runCrashLoops, type CrashTally } from '#test/support/crashLoops.ts'
import { seeded } from '#test/support/syncClient.ts'
import { withFolder } from '#test/support/syncServer.ts'

const LOOPS = Number(process.env['CRASH_LOOPS'] ?? (process.env['LONG'] ? 1_000 : 100))
/** The document grows with every loop; a new one now and then keeps a loop short. */
const LOOPS_PER_FOLDER = 25
const SEED = Number(process.env['CRASH_SEED'] ?? 5)
const FAILED_SEEDS: number[] = []

const inWords = ({ servers, writers, freezes, acknowledged, wrong, slowestRestartMs }: CrashTally): string =>
  [
    `${servers} times a server was killed, ${writers} times its writers too; ${freezes} freezes were on the way.`,
    `${acknowledged} edits were acknowledged; ${wrong.length} are lost or wrong.`,
    `The slowest restart took ${Math.round(slowestRestartMs)} ms, until the whole document was served.`,
  ].join('\n')

test.each([SEED, ...FAILED_SEEDS])(
  `DU1 after each of ${LOOPS} kills of server and writers, in mid-edit and mid-freeze, every acknowledged edit is there (seed %i)`,
  async (seed) => {
    const random = seeded(seed)
    const tally: CrashTally = {
      servers: 0,
      writers: 0,
      freezes: 0,
      acknowledged: 0,
      slowestRestartMs: 0,
      wrong: [],
    }
    await withFolder(async (programs) => {
      await buildCrashChildren(programs)
      for (let first = 0; first < LOOPS; first += LOOPS_PER_FOLDER) {
        const count = Math.min(LOOPS_PER_FOLDER, LOOPS - first)
        await withFolder(async (folder) => runCrashLoops({ programs, folder, first, count, random, tally }))
      }
    })
    console.info(inWords(tally))
    expect(tally.wrong).toEqual([])
    expect(tally.servers).toBe(LOOPS)
    expect(tally.writers).toBeGreaterThan(LOOPS / 4)
    expect(tally.acknowledged).toBeGreaterThan(LOOPS * 10)
    expect(tally.freezes).toBeGreaterThan(LOOPS / 4)
  },
  LOOPS * 20_000,
)
