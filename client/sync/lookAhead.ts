import { changed, type Running } from './running.ts'

/** Asks for the plan as it just was and shows it, unless a document is here first. */
export const lookAhead = (run: Running): void => {
  const stop = new AbortController()
  run.stopLooking = () => stop.abort()
  const look = async () => {
    const sight = await run.askSight?.(run.session.lab.id, stop.signal)
    if (!sight || stop.signal.aborted) return
    run.looking = true
    run.hooks.look(sight)
    changed(run)
  }
  look().catch((error: unknown) => console.warn('The plan is shown when its document is here', error))
}
