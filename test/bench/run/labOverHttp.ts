import { enterResponse, invitation, joinResponse } from '#shared/api/identity.ts'
import { labView } from '#shared/api/labs.ts'
import { PROTOCOL } from '#shared/wire/version.ts'
import type { z } from 'zod'
import type { Address } from '../load/client.ts'
import type { ServerProcess } from './serverProcess.ts'

/** People of a running server as it knows them: by seats and cookies, each from an address of their own. */
export interface LabHall {
  /** A new lab with so many people in it; addresses to connect to, each of another seat. */
  open: (people: number) => Promise<OpenedLab>
}

export interface OpenedLab {
  labId: string
  addresses: Address[]
  /** Another socket of the first seat, under another client id. */
  fresh: () => Address
}

interface Call {
  cookie?: string
  body: unknown
  from?: number
}

const FIRST_CLIENT = 1_000
/** People of one organisation are told more of each other where many are. */
const ORGANISATIONS = 20

const addressOf = (person: number): string => `10.0.${person >> 8}.${person & 255}`

const post = async <S extends z.ZodType>(
  base: string,
  path: string,
  schema: S,
  { cookie, body, from = 0 }: Call,
): Promise<{ answer: z.output<S>; cookie: string }> => {
  const response = await fetch(base + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      origin: base,
      'content-type': 'application/json',
      'x-forwarded-for': addressOf(from),
      ...(cookie && { cookie }),
    },
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
  const [set = ''] = response.headers.getSetCookie()
  return { answer: schema.parse(JSON.parse(text)), cookie: set.split(';')[0] ?? '' }
}

const facilitatorToken = (printed: string): string => {
  const token = /\/enter\/(\S+)/.exec(printed)?.[1]
  if (!token) throw new Error(`the server printed no link for a facilitator: ${printed}`)
  return token
}

/** Enters a fresh server as its facilitator. */
export const openHall = async (server: ServerProcess): Promise<LabHall> => {
  const base = `http://127.0.0.1:${server.port}`
  const entered = await post(base, '/api/enter', enterResponse, {
    body: { token: facilitatorToken(server.printed()), name: 'Fatima Facilitator' },
  })
  let labs = 0
  let people = 0
  let clients = FIRST_CLIENT
  const addressIn = (labId: string, cookie: string): Address => {
    const client = clients++
    const query = `ext=1&packed=1&parts=1&client=${client}&epoch=1&protocol=${PROTOCOL}`
    const url = `ws://127.0.0.1:${server.port}/sync/${labId}?${query}`
    return { url, headers: { Cookie: cookie }, room: labId, client }
  }
  const takeSeat = async (key: string): Promise<string> => {
    const body = {
      key,
      name: `Person ${(people += 1)}`,
      organisationId: null,
      organisationName: `Department ${people % ORGANISATIONS}`,
      sector: 'national',
    }
    return (await post(base, '/api/join', joinResponse, { body, from: people })).cookie
  }
  return {
    open: async (count) => {
      labs += 1
      const { answer: lab } = await post(base, '/api/labs', labView, {
        cookie: entered.cookie,
        body: {
          name: `Lab ${labs}`,
          slug: `lab-${labs}`,
          startDate: '2014-07-08',
          weeks: 6,
          currency: 'ZAR',
          workstreams: [{ code: 'MPSG', title: 'Marine protection' }],
        },
      })
      const made = await post(base, `/api/labs/${lab.id}/invitations`, invitation, {
        cookie: entered.cookie,
        body: { role: 'participant' },
      })
      const cookies: string[] = []
      while (cookies.length < count) cookies.push(await takeSeat(made.answer.code))
      const [first = ''] = cookies
      return {
        labId: lab.id,
        addresses: cookies.map((cookie) => addressIn(lab.id, cookie)),
        fresh: () => addressIn(lab.id, first),
      }
    },
  }
}
