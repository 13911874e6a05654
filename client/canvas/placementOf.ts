import type { Placement } from '#shared/plan/commands.ts'
import type { Box } from './freePlaces.ts'

const tenth = (value: number) => Math.round(value * 10) / 10

export const placementOf = (board: string, box: Box): Placement => ({
  board,
  x: tenth(box.x),
  y: tenth(box.y),
  w: tenth(box.w),
  h: tenth(box.h),
})
