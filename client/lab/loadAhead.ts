/** Parts of a lab that load when they are first opened; the canvas is heavy and stays off a phone. */
const parts = (narrow: boolean): (() => Promise<unknown>)[] => [
  () => import('#client/views/EntityDrawer.tsx'),
  () => import('./RoomViews.tsx'),
  () => import('./RoomPage.tsx'),
  () => import('#client/list/ListPage.tsx'),
  () => import('#client/phone/SeatPage.tsx'),
  () => import('#client/rounds/RoundPage.tsx'),
  ...(narrow ? [] : [() => import('#client/canvas/Board.tsx')]),
  () => import('#client/history/HistoryPage.tsx'),
  () => import('#client/past/PastPage.tsx'),
  () => import('#client/agreement/AgreementPage.tsx'),
  () => import('./people/PeoplePage.tsx'),
  () => import('./settings/SettingsPage.tsx'),
]

/** Brings them in one after the other while the network is there, for when the hall's Wi-Fi is not. */
export const loadAhead = async (narrow: boolean): Promise<void> => {
  for (const load of parts(narrow))
    await load().catch((error: unknown) => console.warn('A part of the lab did not load ahead', error))
}
