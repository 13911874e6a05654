import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath, resolve } from 'node:path'
import { z } from 'zod'
import { enterResponse, invitation, joinResponse, seatLink, type Role } from '#shared/api/identity.ts'
import { labView, type LabView } from '#shared/api/labs.ts'
import type { Sector } from '#shared/plan/entities.ts'
import { readConfig } from '#server/config.ts'
import { makeFirstLink } from '#server/identity/links.ts'
import { startServer, type RunningServer, type StartOptions } from '#server/startServer.ts'

export interface Answer {
  status: number
  headers: Headers
  text: string
  /** The body, parsed by a schema; throws when the answer is of another shape. */
  as<S extends z.ZodType>(schema: S): z.output<S>
  /** The code of a refusal, or null. */
  error: string | null
}

export interface Request {
  cookie?: string
  method?: string
  /** Sent as JSON. */
  body?: unknown
  /** Sent as it is. */
  raw?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

/** Somebody in a lab. */
export interface Member {
  cookie: string
  seatId: string
  /** Token of the seat's personal link. */
  token: string
}

interface Joining {
  role?: Role
  name?: string
  signatory?: boolean
  organisationId?: string | null
  organisationName?: string
  sector?: Sector
}

export interface TestLab extends LabView {
  /** The facilitator who opened it. */
  lead: Member
  /** A new person with a seat of this role, by a seat made for them and its personal link. */
  join(who?: Joining): Promise<Member>
  /** A new person who joins by an invitation. */
  joinByInvitation(role?: 'observer' | 'participant' | 'facilitator', who?: Joining): Promise<Member>
  /** A call below `/api/labs/<id>`. */
  api(path: string, request?: Request): Promise<Answer>
}

export interface TestServer {
  server: RunningServer
  url: string
  dataDir: string
  api(path: string, request?: Request): Promise<Answer>
  /** Enters by a link's token; the cookie of the session it opens. */
  enter(token: string, options?: { name?: string; cookie?: string }): Promise<string>
  /** The server's first facilitator, made when first asked for. */
  facilitator(): Promise<string>
  newLab(
    request?: Partial<{ name: string; slug: string; workstreams: { code: string; title: string }[] }>,
  ): Promise<TestLab>
  /** Stops it and starts another on the same data, with the same or other options. */
  restart(options?: StartOptions): Promise<void>
  close(): Promise<void>
}

const errorBody = z.object({ error: z.string() })

const callAt =
  (url: () => string) =>
  async (path: string, request: Request = {}): Promise<Answer> => {
    const { cookie, body, raw, headers } = request
    const sent = raw ?? (body === undefined ? null : JSON.stringify(body))
    const response = await fetch(url() + path, {
      method: request.method ?? (sent === null ? 'GET' : 'POST'),
      redirect: 'manual',
      body: sent,
      headers: {
        origin: url(),
        ...(cookie && { cookie }),
        ...(sent !== null && { 'content-type': 'application/json' }),
        ...headers,
      },
    })
    const text = await response.text()
    const json = (): unknown => JSON.parse(text)
    return {
      status: response.status,
      headers: response.headers,
      text,
      as: (schema) => {
        if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
        return schema.parse(json())
      },
      error: response.ok || !text.startsWith('{') ? null : (errorBody.safeParse(json()).data?.error ?? null),
    }
  }

/** The session's cookie as the next request sends it. */
export const cookieOf = (answer: Answer): string => {
  const [set] = answer.headers.getSetCookie()
  const cookie = set?.split(';')[0]
  if (!cookie) throw new Error(`No session was opened: ${answer.status} ${answer.text}`)
  return cookie
}

/** The last part of a link's path. */
export const tokenOf = (link: string): string => new URL(link).pathname.split('/').at(-1) ?? ''

/** The built client where there is one, or two pages in its place: what is in them is not the server's matter. */
const someClient = (folder: string): string => {
  const built = resolve('dist/client')
  if (existsSync(joinPath(built, 'index.html')) && existsSync(joinPath(built, 'join.html'))) return built
  const client = joinPath(folder, 'client')
  mkdirSync(client)
  for (const page of ['index', 'join'])
    writeFileSync(joinPath(client, `${page}.html`), `<!doctype html><title>${page}</title>`)
  return client
}

/** A real server on a free port with a store of its own in a temporary folder, empty unless `fill` puts files there. */
export const startTestServer = async (
  options: StartOptions & { env?: Record<string, string>; fill?: (dataDir: string) => void } = {},
): Promise<TestServer> => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'delivery-lab-test-'))
  const dataDir = joinPath(folder, 'data')
  const { env, fill, ...first } = options
  mkdirSync(dataDir)
  fill?.(dataDir)
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...env, DATA_DIR: dataDir })
  const clientDir = options.clientDir ?? someClient(folder)
  let server = await startServer(config, { clientDir, ...first })
  const api = callAt(() => server.localUrl)
  let facilitator: Promise<string> | null = null
  let labs = 0

  const enter: TestServer['enter'] = async (token, { name, cookie } = {}) => {
    const answer = await api('/api/enter', {
      body: { token, ...(name && { name }) },
      ...(cookie && { cookie }),
    })
    answer.as(enterResponse)
    return answer.headers.getSetCookie().length > 0 ? cookieOf(answer) : (cookie ?? '')
  }
  const firstFacilitator = async () =>
    enter(await makeFirstLink(server.parts.db, server.parts.now()), { name: 'Fatima Facilitator' })

  const test: TestServer = {
    get server() {
      return server
    },
    get url() {
      return server.localUrl
    },
    dataDir,
    api,
    enter,
    facilitator: () => (facilitator ??= firstFacilitator()),
    newLab: async (request = {}) => {
      const cookie = await test.facilitator()
      labs += 1
      const answer = await api('/api/labs', {
        cookie,
        body: {
          name: `Lab ${labs}`,
          slug: `lab-${labs}`,
          startDate: '2014-07-08',
          weeks: 6,
          currency: 'ZAR',
          workstreams: [{ code: 'MPSG', title: 'Marine protection' }],
          ...request,
        },
      })
      return testLab(test, answer.as(labView), cookie)
    },
    restart: async (again = {}) => {
      await server.close()
      server = await startServer(config, { clientDir, ...first, ...again })
    },
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return test
}

const own = z.object({ seat: z.object({ id: z.string() }) })

const testLab = async (test: TestServer, lab: LabView, cookie: string): Promise<TestLab> => {
  const api: TestLab['api'] = (path, request) => test.api(`/api/labs/${lab.id}${path}`, request)
  const session = await api('/session', { cookie })
  const seatId = session.as(own).seat.id
  const renewed = await api(`/seats/${seatId}/link`, { cookie, method: 'POST' })
  const lead: Member = { cookie, seatId, token: tokenOf(renewed.as(seatLink).personalLink) }
  let people = 0
  const bodyOf = (who: Joining) => ({
    name: who.name ?? `Person ${(people += 1)}`,
    organisationId: who.organisationId ?? null,
    organisationName: who.organisationName ?? 'Some organisation',
    sector: who.sector ?? 'national',
  })
  return {
    ...lab,
    lead,
    api,
    join: async (who = {}) => {
      const body = { ...bodyOf(who), role: who.role ?? 'participant', signatory: who.signatory ?? false }
      const made = (await api('/seats', { cookie, body })).as(seatLink)
      const token = tokenOf(made.personalLink)
      return { cookie: await test.enter(token), seatId: made.seat.id, token }
    },
    joinByInvitation: async (role = 'participant', who = {}) => {
      const { code } = (await api('/invitations', { cookie, body: { role } })).as(invitation)
      const answer = await test.api('/api/join', { body: { key: code, ...bodyOf(who) } })
      const joined = answer.as(joinResponse)
      return { cookie: cookieOf(answer), seatId: joined.seatId, token: tokenOf(joined.personalLink) }
    },
  }
}
