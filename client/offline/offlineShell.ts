import { useSyncExternalStore } from 'react'
import { BUILD_LOCK, SHELL_SCRIPT, TIDY } from './shell.ts'

/** Which build this page is of, as its own head says; null where it was not built. */
export const ownBuild: string | null =
  document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content ?? null

let reopens = false
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whether this page can be opened again without the server: its files are kept on this device. */
export const useReopens = (): boolean => useSyncExternalStore(subscribe, () => reopens)

const loaded = (): Promise<void> =>
  document.readyState === 'complete'
    ? Promise.resolve()
    : new Promise((resolve) => window.addEventListener('load', () => resolve(), { once: true }))

const canKeep = (): boolean => window.isSecureContext && 'serviceWorker' in navigator

/** While this page is open, the files of its build stay. */
export const holdShell = (): void => {
  if (ownBuild === null || !canKeep()) return
  void navigator.locks.request(BUILD_LOCK + ownBuild, { mode: 'shared' }, () => new Promise(() => {}))
}

let keeping: Promise<void> | null = null

/**
 * Has the browser keep the pages' files; where it cannot (plain http, a private window), pages work as long as there is
 * a server. Asked for once a page has what it was opened for: on a slow line, megabytes that nobody waits for come last.
 */
export const keepShell = (): Promise<void> => (keeping ??= keep())

const keep = async (): Promise<void> => {
  if (ownBuild === null || !canKeep()) return
  await loaded()
  try {
    await navigator.serviceWorker.register(SHELL_SCRIPT, { updateViaCache: 'none' })
    const { active } = await navigator.serviceWorker.ready
    active?.postMessage(TIDY)
    reopens = true
    for (const listener of listeners) listener()
  } catch (error) {
    console.warn('The pages are not kept on this device', error)
  }
}
