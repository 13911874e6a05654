import { z } from 'zod'
import type { HallActRequest } from '#shared/api/hall.ts'
import type { Reaction } from '#shared/wire/hall.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'

const nothing = z.unknown()

/** What who leads the lab does; everyone is told of it over the live connection. */
export const actInHall = (lab: string, body: HallActRequest) =>
  callApi(nothing, labPath(lab, '/hall/acts'), { method: 'POST', body })

export const raiseHand = (lab: string, room: string | null) =>
  callApi(nothing, labPath(lab, '/hall/hand'), { method: 'PUT', body: { room } })

export const lowerHand = (lab: string) => callApi(nothing, labPath(lab, '/hall/hand'), { method: 'DELETE' })

export const react = (lab: string, kind: Reaction) =>
  callApi(nothing, labPath(lab, '/hall/reactions'), { method: 'POST', body: { kind } })
