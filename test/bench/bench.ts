import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { installPeer, PEERS } from './run/installPeers.ts'
import { CONTENDERS, type Contender } from './run/serverProcess.ts'
import { fanOutRow, type FanOutRow } from './run/fanOutRows.ts'

/* See docs/PERFORMANCE.md. `npm run bench -- [--only fanout] [--of lab,hocuspocus] [--people 10,200] [--seconds 8]` */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'fanout' },
    of: { type: 'string', default: CONTENDERS.join(',') },
    people: { type: 'string', default: '10,50,100,200' },
    seconds: { type: 'string', default: '8' },
  },
})

const asked = values.of.split(',').filter((name): name is Contender => CONTENDERS.some((one) => one === name))
const absent = new Set<Contender>()
for (const peer of PEERS.filter((one) => asked.includes(one))) {
  const problem = await installPeer(peer)
  if (problem === null) continue
  console.log(`${problem}. The rest is measured without it.`)
  absent.add(peer)
}
const contenders = asked.filter((one) => !absent.has(one))

const rows: FanOutRow[] = []
for (const people of values.people.split(',').map(Number))
  for (const contender of contenders) {
    const row = await fanOutRow(contender, { rooms: 1, people, seconds: Number(values.seconds) })
    rows.push(row)
    console.log(row.line)
  }
const folder = new URL('../../node_modules/.cache/bench/', import.meta.url).pathname
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}bench.json`, JSON.stringify({ rows }, null, 1))
