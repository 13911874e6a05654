import { fanOut, type FanOutResult, type FanOutTask } from './fanOut.ts'

/*
 * The process that makes the load: one task a process, so that nothing of one run is left in the next. It is given its
 * task as a message, says when it begins and ends to measure, and answers with its result.
 */
export type Task = FanOutTask
export type Result = FanOutResult
export type Said =
  | { said: 'measuring'; on: boolean }
  | { said: 'result'; result: Result }
  | { said: 'failed'; why: string }

const say = (said: Said): void => void process.send?.(said)
const told = { measuring: (on: boolean) => say({ said: 'measuring', on }) }

const run = async (task: Task): Promise<Result> => fanOut(task, told)

process.once('message', (task) => {
  run(task as Task)
    .then(
      (result) => say({ said: 'result', result }),
      (error: unknown) =>
        say({ said: 'failed', why: error instanceof Error ? error.message : String(error) }),
    )
    .finally(() => process.disconnect())
})
