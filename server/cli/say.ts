/** Tells a person one line. */
export type Say = (line: string) => void
