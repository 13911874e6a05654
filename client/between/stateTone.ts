/** The tone of a request's state, wherever it is told. */
export const STATE_TONE = { waiting: 'made', accepted: 'good', refused: 'bad' } as const
