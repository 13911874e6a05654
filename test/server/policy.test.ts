import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ROLES, seatLink, type Role } from '#shared/api/identity.ts'
import { defaultProgramme } from '#shared/programme/defaults.ts'
import { may, POLICY, type Action } from '#server/identity/policy.ts'
import { setFields, withDocument } from '../support/liveDocument.ts'
import {
  startTestServer,
  type Answer,
  type Member,
  type Request,
  type TestLab,
  type TestServer,
} from '../support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** The table of DESIGN and anchors, typed once more by hand, so that a changed policy is a failing test. */
const ALLOWED: Record<Action, readonly Role[]> = {
  read: ['observer', 'participant', 'facilitator', 'labLead', 'sponsor'],
  edit: ['participant', 'facilitator', 'labLead', 'sponsor'],
  invite: ['facilitator', 'labLead'],
  manageSeats: ['facilitator', 'labLead'],
  lock: ['facilitator', 'labLead'],
  answer: ['participant', 'facilitator', 'labLead'],
  runRounds: ['facilitator', 'labLead'],
  answerRounds: ['participant', 'facilitator', 'labLead', 'sponsor'],
  runProgramme: ['facilitator', 'labLead'],
  placeSeats: ['participant', 'facilitator', 'labLead', 'sponsor'],
  summon: ['facilitator', 'labLead'],
  markPresent: ['facilitator', 'labLead'],
  steer: ['facilitator', 'labLead'],
  erase: ['labLead'],
  publish: ['labLead'],
  freeze: ['labLead'],
  reopen: ['labLead'],
  sign: ['observer', 'participant', 'facilitator', 'labLead', 'sponsor'],
  endorse: ['labLead', 'sponsor'],
}

const id = '01900000-0000-7000-8000-000000000001'
const entry = '9b2f7c1a-6a55-4a53-9d5f-0f6b1f3f6a11'
const contentHash = `sha256:${'0'.repeat(64)}`
const seat = {
  name: 'New',
  role: 'observer',
  signatory: false,
  organisationId: null,
  organisationName: 'O',
  sector: 'local',
}

/** Requests of each action, with the status of one that the role may make. */
const REQUESTS: Record<Exclude<Action, 'edit'>, [path: string, request: Request, allowed: number][]> = {
  read: [
    ['/session', {}, 200],
    ['/seats', {}, 200],
    ['/agreement', {}, 200],
    ['/requests', {}, 200],
    ['/programme', {}, 200],
    ['/attendance', {}, 200],
    ['/rooms/people', {}, 200],
    ['/rounds', {}, 200],
    [`/rounds/${id}`, {}, 404],
    [`/rounds/${id}/record`, {}, 404],
    ['/sight', {}, 200],
    ['/roadmaps', {}, 200],
    ['/roadmaps/1', {}, 404],
  ],
  invite: [
    ['/invitations', {}, 200],
    ['/invitations', { body: { role: 'observer' } }, 201],
    [`/invitations/${id}`, { method: 'DELETE' }, 404],
  ],
  manageSeats: [
    ['/seats', { body: seat }, 201],
    [`/seats/${id}`, { method: 'PATCH', body: { name: 'X' } }, 404],
  ],
  lock: [
    ['/locks', { body: { target: { kind: 'entity', id } } }, 404],
    [`/locks/${id}`, { method: 'DELETE' }, 404],
  ],
  answer: [
    [
      `/dependencies/${id}/answer`,
      { body: { answer: 'accepted', fromId: id, toId: id, type: 'FS', lagDays: 0, promised: null } },
      404,
    ],
  ],
  runRounds: [
    ['/rounds', { body: { kind: 'ideas', question: 'Why?', settings: {}, open: false } }, 201],
    [`/rounds/${id}/time`, { body: { seconds: 60 } }, 404],
    ...['open', 'close', 'reveal', 'purge'].map((act): [string, Request, number] => [
      `/rounds/${id}/${act}`,
      { method: 'POST' },
      404,
    ]),
  ],
  answerRounds: [
    [`/rounds/${id}/entries/${entry}`, { method: 'PUT', body: { body: { title: 'An idea' } } }, 404],
    [`/rounds/${id}/entries/${entry}`, { method: 'DELETE' }, 404],
  ],
  runProgramme: [
    ['/programme', { method: 'PUT', body: { revision: 7, programme: defaultProgramme('mini', 2) } }, 409],
    ['/programme/ticks', { body: { artefactId: 'w1', workstreamId: null, there: true } }, 404],
    ['/programme/gates/none', { method: 'PUT', body: { reason: 'Because' } }, 404],
    ['/programme/gates/none', { method: 'DELETE' }, 404],
  ],
  markPresent: [
    [`/attendance/2015-01-01/${id}`, { method: 'PUT' }, 400],
    [`/attendance/2015-01-01/${id}`, { method: 'DELETE' }, 404],
  ],
  placeSeats: [[`/rooms/${id}/people`, { method: 'PUT', body: { seatIds: [id], as: 'member' } }, 404]],
  // Said over the live connection (FN12).
  summon: [],
  erase: [[`/seats/${id}/erasure`, { body: { confirm: 'Nobody' } }, 404]],
  steer: [['/hall/acts', { body: { act: 'endSpotlight' } }, 204]],
  publish: [['/publication', { method: 'PATCH', body: { publication: 'internal' } }, 200]],
  freeze: [['/freeze', { method: 'POST' }, 200]],
  reopen: [['/reopen', { method: 'POST' }, 409]],
  // Without being a signatory nobody signs; that is told only while something is being signed (R13).
  sign: [
    [
      '/commitments',
      {
        body: {
          version: 1,
          initiativeId: id,
          organisationId: id,
          contentHash,
          decision: 'signed',
          statement: '',
        },
      },
      409,
    ],
  ],
  endorse: [['/endorsements', { body: { version: 1, contentHash } }, 409]],
}

const memberOf = (lab: TestLab, role: Role): Promise<Member> =>
  role === 'labLead' ? Promise.resolve(lab.lead) : lab.join({ role })

describe.each(ROLES)('PO1 %s', (role) => {
  test.each(Object.keys(POLICY) as Action[])('%s', async (action) => {
    const allowed = ALLOWED[action].includes(role)
    expect(may(role, action)).toBe(allowed)
    const lab = await server.newLab()
    const { cookie } = await memberOf(lab, role)
    if (action === 'edit') {
      const edit = withDocument(server.url, cookie, lab.id, (doc) =>
        setFields(doc, 'lab', lab.id, { venue: role }),
      )
      await (allowed ? edit : expect(edit).rejects.toThrow('closed with 4403'))
      const plan = await server.server.parts.rooms.read(lab.id)
      expect(plan.lab.get(lab.id)?.venue).toBe(allowed ? role : '')
      return
    }
    for (const [path, request, status] of REQUESTS[action]) {
      const answer = await lab.api(path, { ...request, cookie })
      expect([path, answer.status, answer.error === 'forbidden']).toEqual([
        path,
        allowed ? status : 403,
        !allowed,
      ])
    }
  })
})

/** What an answer tells, without what is different in every answer. */
const told = (answer: Answer) => {
  const headers = [...answer.headers].filter(([name]) => name !== 'date')
  return { status: answer.status, text: answer.text, headers }
}

describe.each(Object.entries(REQUESTS).filter(([, requests]) => requests.length > 0))(
  'PO2 who has no seat cannot tell a lab from none: %s',
  (_, requests) => {
    test.each(requests)('%s', async (path, request) => {
      const lab = await server.newLab()
      const { cookie } = await (await server.newLab()).join()
      for (const [who, status] of [
        [undefined, 401],
        [cookie, 404],
      ] as const) {
        const ask = (key: string) => server.api(`/api/labs/${key}${path}`, { ...request, cookie: who })
        const there = told(await ask(lab.id))
        expect(there.status).toBe(status)
        expect(told(await ask(lab.slug))).toEqual(there)
        expect(told(await ask(id))).toEqual(there)
        expect(told(await ask('no-such-lab'))).toEqual(there)
      }
    })
  },
)

describe.each(ROLES)('PO3 seats that the role %s may make, change and open anew', (by) => {
  const targets = ROLES.flatMap((role) => [false, true].map((signatory) => ({ role, signatory })))
  test.each(targets)('$role, signatory: $signatory', async ({ role, signatory }) => {
    const lab = await server.newLab()
    const { cookie } = await memberOf(lab, by)
    const reach = by === 'labLead' || (by === 'facilitator' && !signatory && !/labLead|sponsor/.test(role))
    const target = await lab.join({ role, signatory })
    const plain = await lab.join()
    const answers = [
      await lab.api('/seats', { cookie, body: { ...seat, role, signatory } }),
      await lab.api(`/seats/${target.seatId}`, { cookie, method: 'PATCH', body: { name: 'Renamed' } }),
      await lab.api(`/seats/${plain.seatId}`, { cookie, method: 'PATCH', body: { role, signatory } }),
      await lab.api(`/seats/${target.seatId}/link`, { cookie, method: 'POST' }),
    ]
    expect(answers.map((a) => a.status)).toEqual(reach ? [201, 200, 200, 200] : [403, 403, 403, 403])
  })
})

test('PO3 everyone may ask for a new link to their own seat', async () => {
  const lab = await server.newLab()
  const { cookie, seatId } = await lab.join({ role: 'observer', signatory: true })
  const answer = await lab.api(`/seats/${seatId}/link`, { cookie, method: 'POST' })
  expect(answer.as(seatLink).seat.id).toBe(seatId)
})

test('PO4 an id of another lab is not found, whatever one may do in one’s own', async () => {
  const [mine, other] = [await server.newLab(), await server.newLab()]
  const theirs = await other.join()
  const invited = await other.api('/invitations', { cookie: other.lead.cookie, body: { role: 'observer' } })
  const invitationId = invited.as(z.object({ id: z.string() })).id
  const lead = await server.enter(mine.lead.token)
  const answers = [
    await mine.api(`/seats/${theirs.seatId}`, { cookie: lead, method: 'PATCH', body: { revoked: true } }),
    await mine.api(`/seats/${theirs.seatId}/link`, { cookie: lead, method: 'POST' }),
    await mine.api(`/invitations/${invitationId}`, { cookie: lead, method: 'DELETE' }),
  ]
  expect(answers.map((a) => a.status)).toEqual([404, 404, 404])
  expect((await other.api('/session', { cookie: theirs.cookie })).status).toBe(200)
})

const RIGHTS: [path: string, request: Request, facilitator: number, deliveryUnit: number][] = [
  ['/api/labs', {}, 200, 200],
  ['/api/labs', { body: {} }, 400, 403],
  ['/api/delivery/roadmaps', {}, 200, 200],
  ['/api/delivery/roadmaps', { raw: '{}' }, 400, 400],
  [`/api/delivery/roadmaps/${id}`, {}, 404, 404],
  ['/api/delivery/links', { method: 'POST' }, 201, 403],
]

test.each(RIGHTS)('PO5 beyond a lab: %s %o', async (path, request, facilitator, deliveryUnit) => {
  const lead = await server.facilitator()
  const made = await server.api('/api/delivery/links', { cookie: lead, method: 'POST' })
  const token =
    made
      .as(z.object({ link: z.string() }))
      .link.split('/')
      .at(-1) ?? ''
  const analyst = await server.enter(token, { name: 'Analyst' })
  const { cookie: participant } = await (await server.newLab()).join()
  const statusFor = async (cookie?: string) => (await server.api(path, { ...request, cookie })).status
  const own = path === '/api/labs' && !request.body ? 200 : 403
  expect(await Promise.all([lead, analyst, participant, undefined].map(statusFor))).toEqual([
    facilitator,
    deliveryUnit,
    own,
    401,
  ])
})
