/** What the pages and their service worker share. */

/** The files of a build, by the paths they are served at. */
export interface Shell {
  build: string
  files: readonly string[]
}

/** Served beside the pages, so that it speaks for all of them. */
export const SHELL_SCRIPT = '/serviceWorker.js'

/** Held, followed by the build, by every open page. */
export const BUILD_LOCK = 'delivery-lab-build/'

/** A page asks the worker to let go of builds of which no page is open. */
export const TIDY = 'tidy'
