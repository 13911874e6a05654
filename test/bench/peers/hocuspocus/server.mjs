import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'

/*
 * What @hocuspocus/extension-sqlite 4.7 does, statement for statement, on Node's own SQLite: the extension's own
 * (better-sqlite3) has to be compiled or fetched as a binary for each version of Node.
 */
const db = new DatabaseSync(join(process.env.DATA_DIR, 'db.sqlite'))
db.exec(
  'create table if not exists "documents" ("name" varchar(255) not null, "data" blob not null, unique(name))',
)
const select = db.prepare('select data from "documents" where name = ? order by rowid desc')
const upsert = db.prepare(
  'insert into "documents" ("name", "data") values (?, ?) on conflict(name) do update set data = excluded.data',
)

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => select.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => void upsert.run(documentName, state),
    }),
  ],
})
await server.listen()
