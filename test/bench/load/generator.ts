import type { Address } from './client.ts'
import { fanOut, type FanOutResult, type FanOutTask } from './fanOut.ts'
import { joinAlone, joins, type JoinsResult, type JoinsTask, type OneJoin } from './joins.ts'
import { mostEdits, type MostEditsResult, type MostEditsTask } from './mostEdits.ts'
import type { Protocol } from './protocols.ts'
import { writeHistory, type WriteHistoryResult, type WriteHistoryTask } from './writeHistory.ts'

/*
 * The process that makes the load: one task a process, so that nothing of one run is left in the next. It is given its
 * task as a message, says when it begins and ends to measure, and answers with its result.
 */
export type Task =
  | FanOutTask
  | MostEditsTask
  | WriteHistoryTask
  | JoinsTask
  | { scenario: 'joinAlone'; protocol: Protocol; address: Address }

export interface Results {
  fanOut: FanOutResult
  mostEdits: MostEditsResult
  writeHistory: WriteHistoryResult
  joins: JoinsResult
  joinAlone: OneJoin
}

export type Said =
  | { said: 'measuring'; on: boolean }
  | { said: 'result'; result: Results[keyof Results] }
  | { said: 'failed'; why: string }

const say = (said: Said): void => void process.send?.(said)
const told = { measuring: (on: boolean) => say({ said: 'measuring', on }) }

const run = async (task: Task): Promise<Results[keyof Results]> => {
  switch (task.scenario) {
    case 'fanOut':
      return fanOut(task, told)
    case 'mostEdits':
      return mostEdits(task, told)
    case 'writeHistory':
      return writeHistory(task, told)
    case 'joins':
      return joins(task, told)
    case 'joinAlone':
      return joinAlone(task.protocol, task.address, told)
  }
}

process.once('message', (task) => {
  run(task as Task)
    .then(
      (result) => say({ said: 'result', result }),
      (error: unknown) =>
        say({ said: 'failed', why: error instanceof Error ? error.message : String(error) }),
    )
    .finally(() => process.disconnect())
})
