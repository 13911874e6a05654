import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { Gauge, type Registry } from 'prom-client'
import { DATABASES, DERIVED_FILE, withBeside } from '#server/storage/dataFiles.ts'
import { seriesIn } from './series.ts'

/** The data folder: how much room there is and how much of it the databases take. */
export const readDisk = (registry: Registry, dataDir: string): void => {
  seriesIn(registry).gauge('delivery_lab_disk_free_bytes', 'Space left where the data folder is.', () =>
    freeIn(dataDir),
  )
  new Gauge({
    name: 'delivery_lab_database_bytes',
    help: 'Size of each database with what SQLite keeps beside it.',
    labelNames: ['database'],
    registers: [registry],
    async collect() {
      for (const file of [...DATABASES, DERIVED_FILE]) {
        const sizes = await Promise.all(withBeside(join(dataDir, file)).map(sizeOf))
        this.set(
          { database: file.replace('.sqlite', '') },
          sizes.reduce((sum, size) => sum + size, 0),
        )
      }
    },
  })
}

const freeIn = (folder: string): Promise<number | null> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null, // the other figures are told all the same
  )

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0, // not there: nothing beside a closed database, no history yet
  )
