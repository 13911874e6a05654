/** How large a new card is, in canvas units, and how small one can be made. */
export const CARD_SIZE = { w: 260, h: 168 } as const
export const CARD_MIN = { w: 160, h: 96 } as const
