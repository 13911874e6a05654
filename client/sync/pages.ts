const lockName = (page: string) => `delivery-lab-page/${page}`

/** Marks this page as open until it is closed; other pages of the seat then leave its kept edits to it. */
export const holdPage = (page: string): (() => void) => {
  const locks = locksOf()
  if (!locks) return () => {}
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  void locks.request(lockName(page), () => held)
  return release
}

/** Is that page still open in this browser? Where the browser cannot say (plain http), it is taken as closed. */
export const openPages = async (): Promise<(page: string) => boolean> => {
  const held = (await locksOf()?.query())?.held ?? []
  const names = new Set(held.map((lock) => lock.name))
  return (page) => names.has(lockName(page))
}

/** Runs `work` while no other page does so for the same seat, where the browser can say. */
export const alone = async <T>(seat: string, work: () => Promise<T>): Promise<T> => {
  const locks = locksOf()
  return locks ? locks.request(`delivery-lab-seat/${seat}`, work) : work()
}

/** The browser's locks; secure pages only have them, whatever the types say. */
const locksOf = (): LockManager | undefined => (globalThis.navigator as Partial<Navigator>).locks
