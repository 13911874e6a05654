/** What a timeline is printed on, the long side across. */
export type Paper = 'A3' | 'A4'
