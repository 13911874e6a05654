import { BUILD_LOCK, TIDY, type Shell } from './shell.ts'
import { shellAnswer } from './shellAnswer.ts'
import { fillShell, tidyShells, type ShellPlace } from './shellCache.ts'
import type { WorkerScope } from './workerScope.ts'

/** Put in by the build: the files it made. */
declare const __SHELL__: Shell
const shell = __SHELL__

const scope = self as unknown as WorkerScope // this file runs as a service worker and nowhere else
const place: ShellPlace = { caches: scope.caches, fetch: (...given) => scope.fetch(...given) }

/** Files of builds that are open in some page stay; what an even newer worker is taking in is its own. */
const tidy = async (): Promise<void> => {
  if (scope.registration.installing) return
  await fillShell(shell, place)
  const held = (await scope.navigator.locks.query()).held ?? []
  const open = held.flatMap(({ name }) =>
    name?.startsWith(BUILD_LOCK) ? [name.slice(BUILD_LOCK.length)] : [],
  )
  await tidyShells(shell, new Set(open), place)
}

scope.addEventListener('install', (event) =>
  event.waitUntil(fillShell(shell, place).then(() => scope.skipWaiting())),
)
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim().then(tidy)))
scope.addEventListener('message', (event) => {
  if (event.data === TIDY) event.waitUntil(tidy())
})
scope.addEventListener('fetch', (event) => {
  const answer = shellAnswer(event.request, shell, place)
  if (answer) event.respondWith(answer)
})
