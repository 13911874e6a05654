/** A code in two groups of four, as people read it aloud: "ABCD EFGH". */
export const codeText = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1\u2009')
