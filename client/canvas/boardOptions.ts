/** What a board holds is the plan's matter; the editor's own limit would refuse a drawing beside 4,000 shapes. */
export const BOARD_OPTIONS = { maxPages: 1, maxShapesPerPage: 50_000 }

/** A board of thousands fits into a view. */
export const BOARD_CAMERA = { zoomSteps: [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8] }
