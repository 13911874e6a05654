/** Which cell a DOM element is, for the focus to find it. */
export const cellName = (rowId: string, column: string): string => `${rowId}/${column}`
