/** Offers the plan of a room, or of all rooms, as a file. */
export const useExport =
  (_workstreamId: string | null): ((format: 'csv' | 'xlsx') => void) =>
  () => {}
