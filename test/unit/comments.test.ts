import { describe, expect, test } from 'vitest'
import {
  commentCountOf,
  dissentsWithin,
  headOf,
  isSettled,
  openQuestionsOf,
  outcomesOf,
  settledBy,
  threadOf,
} from '#shared/plan/comments.ts'
import { decide, forkOf } from '#shared/plan/decide.ts'
import type { EntityInput, Plan } from '#shared/plan/plan.ts'
import { planOf, sampleId, sampleIds } from '#test/support/samplePlan.ts'
import { becomeCommands, roomOfComment } from '#client/comments/becomes.ts'
import { responsibleFor } from '#client/comments/responsible.ts'
import { mentionables, mentionChoices, mentionedIn, typedMention } from '#client/comments/mentions.ts'
import { splitText } from '#client/comments/splitText.ts'
import { dueActions, inboxItems } from '#client/inbox/inboxItems.ts'

const [ROOM, INITIATIVE, MILESTONE, ACTIVITY, DEA, DAFF] = sampleIds(1, 2, 3, 4, 5, 6)
const [ANN, BEN] = [sampleId(901), sampleId(902)] as [string, string]
const c = (number: number) => sampleId(100 + number)

type CommentInput = EntityInput<'comments'>
const labWith = (comments: CommentInput[], more: Parameters<typeof planOf>[0] = {}): Plan =>
  planOf({
    workstreams: [{ id: ROOM, code: 'R', title: 'Room' }],
    organisations: [
      { id: DEA, acronym: 'DEA', name: 'Department of Environmental Affairs' },
      { id: DAFF, name: 'Department of Fisheries' },
    ],
    initiatives: [{ id: INITIATIVE, workstreamId: ROOM, title: 'Farms', leadOrgId: DEA }],
    milestones: [{ id: MILESTONE, initiativeId: INITIATIVE, title: 'M' }],
    activities: [{ id: ACTIVITY, milestoneId: MILESTONE, workstreamId: ROOM, responsibleIds: [DAFF] }],
    comments,
    ...more,
  })

const about = (number: number, aboutId: string, more: Partial<CommentInput> = {}): CommentInput => ({
  id: c(number),
  aboutId,
  text: `comment ${number}`,
  ...more,
})
const now = '2026-01-01T00:00:00.000Z'

test('CM1 a comment is settled when somebody says so, or while something came of it that is still there', () => {
  const comments = [
    about(1, INITIATIVE, { kind: 'question' }),
    about(2, INITIATIVE, { kind: 'question', resolved: true }),
    about(3, INITIATIVE, { kind: 'question' }),
    about(4, INITIATIVE, { kind: 'question' }),
    about(5, ACTIVITY, { kind: 'dissent', resolved: true }),
    about(6, INITIATIVE, { kind: 'objection' }),
    about(7, INITIATIVE, { kind: 'question', deletedAt: now }),
  ]
  const [done, gone, l1, l2] = [sampleId(50), sampleId(51), sampleId(52), sampleId(53)] as const
  const plan = labWith(comments, {
    actions: [
      { id: done, text: 'Do it' },
      { id: gone, text: 'Never', deletedAt: now },
    ],
    links: [
      { id: l1, kind: 'settles', fromId: done, toId: c(3) },
      { id: l2, kind: 'settles', fromId: gone, toId: c(4) },
    ],
  })
  expect(openQuestionsOf(plan).map(({ id }) => id)).toEqual([c(1), c(4)])
  expect(isSettled(plan, { id: c(3), resolved: false })).toBe(true)
  expect(outcomesOf(plan, c(3)).map(({ entity }) => entity.id)).toEqual([done])
  expect(settledBy(plan, done)?.id).toBe(c(3))
  expect(commentCountOf(plan, INITIATIVE)).toEqual({
    comments: 5,
    openQuestions: 2,
    objections: 1,
    dissents: 0,
  })
  expect(commentCountOf(plan, ROOM)).toBeNull()
  // Settled or not, and also where it is about a part of it.
  expect(dissentsWithin(plan, INITIATIVE).map(({ comment, aboutId }) => [comment.id, aboutId])).toEqual([
    [c(5), ACTIVITY],
  ])
})

describe('CM2 a thread', () => {
  test('CM2 is the oldest first, with all answers of a comment in one row below it', () => {
    const plan = labWith([
      about(4, c(2)),
      about(1, INITIATIVE),
      about(3, INITIATIVE),
      about(2, c(1)),
      about(5, c(1)),
    ])
    expect(threadOf(plan, INITIATIVE).map(({ comment, replies }) => [comment.id, replies.map(({ id }) => id)])).toEqual([
      [c(1), [c(2), c(4), c(5)]],
      [c(3), []],
    ]) // prettier-ignore
    expect(headOf(plan, plan.comments.get(c(4))!).id).toBe(c(1))
  })
  test('CM2 keeps the place of what was removed while an answer to it stands', () => {
    const plan = labWith([
      about(1, INITIATIVE, { deletedAt: now }),
      about(2, c(1), { kind: 'dissent' }),
      about(3, INITIATIVE, { deletedAt: now }),
    ])
    expect(threadOf(plan, INITIATIVE).map(({ comment }) => comment.id)).toEqual([c(1)])
    expect(commentCountOf(plan, INITIATIVE)).toMatchObject({ comments: 1, dissents: 1 })
  })
  test('CM2 ends where comments answer each other', () => {
    const plan = labWith([about(1, c(2)), about(2, c(1))])
    expect(threadOf(plan, c(1)).map(({ comment, replies }) => [comment.id, replies.length])).toEqual([
      [c(2), 1],
    ])
    expect(openQuestionsOf(plan)).toEqual([])
    expect([c(1), c(2)]).toContain(headOf(plan, plan.comments.get(c(1))!).id)
  })
})

describe('CM3 what a comment says is words and nothing else', () => {
  const links = (text: string) => splitText(text, []).flatMap((p) => (p.kind === 'link' ? [p.href] : []))
  test('CM3 only web addresses become links, without what ends the sentence', () => {
    expect(links('See https://example.org/a?b=1, and (http://x.org/y).')).toEqual([
      'https://example.org/a?b=1',
      'http://x.org/y',
    ])
    const others = ['javascript:alert(1)', 'data:text/html,x', 'https://', 'HTTPS://a b', '[x](javascript:1)']
    expect(others.flatMap(links).filter((href) => !href.startsWith('https://a'))).toEqual([])
    expect(links('https://bank.example@evil.example/ https://evil.example')).toEqual([
      'https://evil.example/',
    ])
  })
  test('CM3 markup stays as it was written, and no letter is lost', () => {
    const texts = [
      '<img src=x onerror=alert(1)>',
      '**bold** <script>1</script> https://x.org/<b>',
      '\u202eolleh\u202c https://x.org/\u202egpj.exe',
      '@DEA @DEA x@DEA',
      'x'.repeat(20_000),
    ]
    for (const text of texts)
      expect(splitText(text, ['DEA', 'Ann']).map((piece) => piece.text).join('')).toBe(text) // prettier-ignore
    // An address ends before a sign that would turn what follows around.
    expect(links(texts[2] ?? '')).toEqual(['https://x.org/'])
  })
  test('CM3 names are those it names, the longer one first', () => {
    const kinds = splitText('@Ann Lee and @Ann', ['Ann', 'Ann Lee']).map(({ kind, text }) => [kind, text])
    expect(kinds).toEqual([['mention', '@Ann Lee'], ['text', ' and '], ['mention', '@Ann']]) // prettier-ignore
  })
})

test('CM4 a name is offered while it is typed after an @, and counts while it stands in the text', () => {
  const seats = [
    { id: ANN, name: 'Ann Lee', organisationName: 'DEA', sector: 'national', revoked: false },
    { id: BEN, name: 'Ben', organisationName: 'X', sector: 'civilSociety', revoked: true },
  ] as unknown as Parameters<typeof mentionables>[1]
  const all = mentionables(labWith([]), seats)
  expect(all.map(({ name }) => name)).toEqual(['Ann Lee', 'DEA', 'Department of Fisheries'])
  expect(typedMention('Ask @le', 7)).toEqual({ from: 4, typed: 'le' })
  expect(typedMention('Ask @Ann Le', 11)).toEqual({ from: 4, typed: 'Ann Le' })
  for (const text of ['a@b', 'Ask @Ann Lee now', 'Ask', '@DEA '])
    expect(typedMention(text, text.length)).toBeNull()
  expect(mentionChoices(all, 'le').map(({ id }) => id)).toEqual([ANN])
  expect(mentionChoices(all, 'environ').map(({ id }) => id)).toEqual([DEA])
  const chosen = new Map([[ANN, 'Ann Lee'], [DEA, 'DEA']]) // prettier-ignore
  expect(mentionedIn('Please, @DEA!', chosen)).toEqual([DEA])
})

test('CM5 a comment becomes an action, decision, issue or risk with owner, date and room in one step', () => {
  const plan = labWith([about(1, ACTIVITY, { kind: 'question' })])
  const comment = plan.comments.get(c(1))!
  expect(roomOfComment(plan, comment)).toBe(ROOM)
  for (const collection of ['actions', 'decisions', 'issues', 'risks'] as const) {
    let next = 700
    const newId = () => sampleId(++next)
    const date = '2015-03-03'
    const commands = becomeCommands(
      plan,
      comment,
      { collection, text: 'Do', ownerOrgId: DEA, date, workstreamId: ROOM },
      newId,
    )
    const decision = decide(plan, { type: 'batch', commands }, { now, newId })
    if (!decision.ok) throw new Error(decision.refusal.code)
    const after = forkOf(plan)
    for (const change of decision.changes) after.apply(change)
    const [made] = outcomesOf(after.plan, comment.id)
    expect(made).toMatchObject({ collection, entity: { text: 'Do', ownerOrgId: DEA, workstreamId: ROOM } })
    expect(Object.values(made?.entity ?? {})).toContain(date)
    expect(openQuestionsOf(after.plan)).toEqual([])
  }
})

test('CM6 an inbox has what names one, answers one or is about what one’s organisation is responsible for', () => {
  const plan = labWith(
    [
      about(1, ACTIVITY, { mentions: [ANN] }),
      about(2, ACTIVITY, { mentions: [DEA] }),
      about(3, MILESTONE),
      about(4, ACTIVITY),
      about(5, INITIATIVE, { kind: 'question' }),
      about(6, c(5)),
      about(7, ACTIVITY),
      about(8, c(7)),
      about(9, INITIATIVE, { mentions: [ANN] }),
      about(10, INITIATIVE, { mentions: [ANN, sampleId(999)] }),
      about(11, INITIATIVE, { mentions: [ANN], deletedAt: now }),
      about(12, sampleId(404), { mentions: [ANN] }),
    ],
    {},
  )
  const seat = (id: string) => ({
    id,
    name: '',
    organisationId: null,
    organisationName: '',
    sector: 'national' as const,
  })
  const mine = new Set([c(5), c(7), c(9)])
  const authors = new Map(
    [...plan.comments.keys()]
      .filter((id) => id !== c(10))
      .map((id, at) => [id, { commentId: id, seat: seat(mine.has(id) ? ANN : BEN), at: `2015-01-01T00:00:${String(at).padStart(2, '0')}.000Z` }]),
  ) // prettier-ignore
  const people = { authors, wroteHere: new Set<string>() }
  const items = inboxItems(plan, people, { seatId: ANN, organisationId: DEA })
  expect(items.map(({ comment, reason }) => [comment.id, reason])).toEqual([
    [c(8), 'reply'],
    [c(6), 'answer'],
    [c(3), 'responsible'],
    [c(2), 'organisation'],
    [c(1), 'mention'],
  ])
  expect(items[0]?.aboutId).toBe(ACTIVITY)
  expect(responsibleFor(plan, ACTIVITY)).toEqual([DAFF])
  expect(responsibleFor(plan, MILESTONE)).toEqual([DEA])
  expect(inboxItems(plan, people, { seatId: sampleId(903), organisationId: null })).toEqual([])
})

test('CM7 an action of one’s organisation is told when it is late, due within two weeks or has no date', () => {
  const action = (number: number, due: string | null, more = {}) => ({ id: sampleId(number), text: 'x', ownerOrgId: DEA, due, ...more }) // prettier-ignore
  const plan = labWith([], {
    actions: [
      action(30, '2015-03-15'),
      action(31, '2015-02-28'),
      action(32, '2015-03-16'),
      action(33, null),
      action(34, '2015-01-01', { done: true }),
      action(35, '2015-01-01', { ownerOrgId: DAFF }),
    ],
  })
  expect(dueActions(plan, DEA, '2015-03-01').map(({ action: { id }, state }) => [id, state])).toEqual([
    [sampleId(31), 'overdue'],
    [sampleId(30), 'soon'],
    [sampleId(33), 'undated'],
  ])
  expect(dueActions(plan, null, '2015-03-01')).toEqual([])
})
