import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

interface Needed {
  program: string
  packages: string[]
  /** A file without which the program is there and cannot do it. */
  file?: string
}

/** Programs the tests need beyond npm packages, and the Debian packages that bring them. */
const NEEDED: Needed[] = [
  { program: 'chromium', packages: ['chromium', 'fonts-dejavu-core'] },
  { program: 'strace', packages: ['strace'] },
  {
    program: 'soffice',
    packages: ['libreoffice-calc-nogui'],
    file: '/usr/lib/libreoffice/program/libscfiltlo.so',
  },
  {
    program: 'soffice',
    packages: ['libreoffice-writer-nogui'],
    file: '/usr/lib/libreoffice/program/libswlo.so',
  },
]

const isThere = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false // not in this folder of the PATH
    }
  })

const missing = () =>
  NEEDED.filter(({ program, file }) => !isThere(program) || (file !== undefined && !existsSync(file)))

const install = (packages: string[]): void => {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...words: string[]) =>
    spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  run('update', '-qq')
  run('install', '-y', '-qq', '--no-install-recommends', ...packages)
}

const packages = missing().flatMap((needed) => needed.packages)
if (packages.length > 0 && process.getuid?.() === 0 && isThere('apt-get')) {
  console.log(`Installing what the tests need: ${packages.join(' ')}`)
  install(packages)
}
if (missing().length > 0) {
  console.error(
    `The tests need ${missing()
      .map((m) => m.packages.join(' '))
      .join(' and ')}: sudo apt-get install ${packages.join(' ')}`,
  )
  process.exit(1)
}
