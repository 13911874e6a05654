import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import type { AgreementView } from '#shared/api/agreement.ts'
import { SECTORS } from '#shared/plan/sectors.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { cardAria, cardText } from '#client/canvas/cards/cardAria.ts'
import { CardBody } from '#client/canvas/cards/CardBody.tsx'
import { cardFaceOf, type CardFace, type CardMarks } from '#client/canvas/cards/cardFace.ts'
import { cardRows } from '#client/canvas/cards/cardRows.ts'
import { CardSvg } from '#client/canvas/cards/CardSvg.tsx'
import { cardShapeId } from '#client/canvas/ids.ts'
import { codeText, footLines } from '#client/canvas/cards/cardTexts.ts'
import { signStates, type SignState } from '#client/canvas/cards/signState.ts'
import { signIcon, signText } from '#client/canvas/cards/signTexts.ts'
import { LANGUAGES, directionOf, languageName, ownLanguageName } from '#client/ui/languages.ts'
import { sectorMark } from '#client/ui/sectorMarks.ts'
import { languageChoices } from '#client/lab/settings/languageChoices.ts'
import { BOARD, boardPlan, OTHER_BOARD } from '#test/support/boardPlan.ts'
import { docOf } from '#test/support/localLab.ts'
import { openBoard, openEditor, type OpenBoard } from '#test/support/openBoard.ts'
import { planOf, sampleId, withChange } from '#test/support/samplePlan.ts'
import { eventually } from '#test/support/eventually.ts'

const ISSUE = sampleId(10_000)
const INITIATIVE = sampleId(20_000)
const LAB = sampleId(9)
const GERMAN = 'Verfahrensbeschleunigungsgesetzgebungsverfahrensverordnungsentwurfsausschuss einsetzen'
const ARABIC = 'تحسين إجراءات الترخيص لمزارع الأسماك الصغيرة'

const SIGN: SignState = {
  version: 2,
  past: false,
  asked: 3,
  signed: 1,
  reserved: 1,
  declined: 1,
  lapsed: 0,
  agreed: false,
}

/** The board's plan, with cards written in a second language. */
const inTwo = (secondLanguage: string, plan: Plan = boardPlan(10)): Plan => ({
  ...plan,
  lab: planOf({ lab: [{ id: LAB, name: 'Oceans', secondLanguage }] }).lab,
})

const faceOf = (plan: Plan, id: string, marks: Partial<CardMarks> = {}): CardFace => {
  const collection = id === ISSUE ? 'issues' : 'initiatives'
  const face = cardFaceOf(plan, { id, collection, under: null }, marks)
  if (!face) throw new Error('there is no such card')
  return face
}

const bodyOf = (face: CardFace, w = 260, h = 168) => {
  document.body.innerHTML = renderToStaticMarkup(<CardBody face={face} w={w} h={h} writer={undefined} />)
  return document.querySelector<HTMLElement>('.board-card') ?? document.body
}
const svgOf = (face: CardFace, w = 260, h = 168) => {
  document.body.innerHTML = renderToStaticMarkup(
    <svg>
      <CardSvg face={face} w={w} h={h} />
    </svg>,
  )
  return [...document.querySelectorAll('text')].map((text) => text.textContent)
}

/** A card with everything there is to say. */
const fullFace = (): CardFace => {
  const plan = withChange(inTwo('fr'), 'initiatives', INITIATIVE, {
    translation: 'Comité interministériel',
    illustrative: true,
    code: '7',
  })
  const lock = {
    id: sampleId(1),
    target: { kind: 'entity' as const, id: INITIATIVE },
    note: 'agreed',
    by: 'Lindiwe',
    at: '2014-08-01T00:00:00Z',
  }
  return faceOf(plan, INITIATIVE, { errors: 2, relations: 3, sign: SIGN, lock })
}

const opened: OpenBoard[] = []
afterEach(() => opened.splice(0).forEach((board) => board.close()))

test('CF1 a card shows kind, code, words, state, owners, dates, signatures and errors in at most twelve elements', () => {
  const card = bodyOf(fullFace())
  expect(card.querySelectorAll('*').length + 1).toBeLessThanOrEqual(12)
  const { textContent } = card
  for (const part of [
    'Initiative',
    'MPSG · 7',
    'Inter-departmental authorisations committee',
    'Illustrative',
  ])
    expect(textContent).toContain(part)
  for (const part of ['DEA', 'DAFF', '+1', 'Planned · Oct 2014 – Mar 2016', '2 of 3 signed', '2'])
    expect(textContent).toContain(part)
  expect(card.querySelector('.board-card-lock')?.getAttribute('aria-label')).toMatch(/Lindiwe.*Illustrative/)
  expect(card.querySelector('em')?.getAttribute('aria-label')).toBe('2 errors')
})

test('CF2 who has signed is told by a sign and in words, the worst first', () => {
  const of = (change: Partial<SignState>): string[] => {
    const sign = { ...SIGN, signed: 0, reserved: 0, declined: 0, ...change }
    return [signIcon(sign), signText(sign)]
  }
  expect(of({})).toEqual(['asked', '0 of 3 signed'])
  expect(of({ signed: 2 })).toEqual(['asked', '2 of 3 signed'])
  expect(of({ signed: 3, agreed: true })).toEqual(['agreed', 'Agreed'])
  expect(of({ signed: 2, reserved: 1, agreed: true })).toEqual(['reserved', 'Agreed · 1 with reservation'])
  expect(of({ signed: 1, lapsed: 2 })).toEqual(['lapsed', '2 lapsed · 1 of 3 signed'])
  expect(of({ signed: 1, declined: 1, reserved: 1 })).toEqual([
    'declined',
    '1 declined · 2 of 3 signed · 1 with reservation',
  ])
  expect(of({ signed: 3 })).toEqual(['asked', '3 of 3 signed · errors remain'])
  expect(of({ signed: 3, agreed: true, past: true })).toEqual(['agreed', 'Version 2: Agreed'])
})

const commitment = { id: 'x' } as never
const view = (states: ('requested' | 'signed' | 'lapsed')[], phase: 'open' | 'frozen' = 'frozen') =>
  ({
    phase,
    current: {
      version: 2,
      initiatives: [
        {
          initiativeId: INITIATIVE,
          agreed: false,
          standings: states.map((state) => ({
            state,
            commitment: state === 'requested' ? null : commitment,
          })),
        },
        { initiativeId: sampleId(20_001), agreed: false, standings: [] },
      ],
    },
  }) as unknown as AgreementView

test('CF2 nothing is told of signatures before anyone has answered, nor where nobody is asked', () => {
  expect(signStates({ phase: 'open', current: null }).size).toBe(0)
  expect(signStates(view(['requested', 'requested'])).size).toBe(0)
  const states = signStates(view(['requested', 'signed', 'lapsed']))
  expect([...states.keys()]).toEqual([INITIATIVE])
  expect(states.get(INITIATIVE)).toMatchObject({ asked: 3, signed: 1, lapsed: 1, past: false })
  expect(signStates(view(['signed'], 'open')).get(INITIATIVE)).toMatchObject({ version: 2, past: true })
})

test('CF3 a signature changes the card it is about and no other', async () => {
  const board = await openBoard(docOf(boardPlan(20)))
  opened.push(board)
  const { faces, inward } = board.binding
  inward.flush()
  const before = new Map([...faces.ids()].map((id) => [id, faces.face(id)]))
  inward.setSigns(new Map([[INITIATIVE, SIGN]]))
  const changed = [...before].filter(([id, face]) => faces.face(id) !== face).map(([id]) => id)
  expect(changed).toEqual([INITIATIVE])
  expect(faces.face(INITIATIVE)?.sign).toEqual(SIGN)
  const signed = faces.face(INITIATIVE)
  inward.setSigns(new Map([[INITIATIVE, { ...SIGN }]]))
  expect(faces.face(INITIATIVE)).toBe(signed)
})

test('CF4 each sector has a mark of its own, told in words as well', () => {
  expect(new Set(SECTORS.map((sector) => sectorMark(sector).letter)).size).toBe(SECTORS.length)
  const owners = [...bodyOf(faceOf(boardPlan(10), sampleId(20_001))).querySelectorAll('abbr')]
  expect(owners.map((o) => [o.textContent, o.title, o.dataset['mark'], o.dataset['shape']])).toEqual([
    ['DAFF', 'DAFF, National government', 'N', 'square'],
    ['SAMSA', 'SAMSA, Statutory council', 'S', 'cut'],
  ])
})

test('CF5 a card names its room where its own code does not begin with it', () => {
  const plan = boardPlan(10)
  expect(codeText(faceOf(plan, ISSUE))).toBe('MPSG')
  expect(codeText(faceOf(plan, INITIATIVE))).toBe('MPSG-1')
  const moved = withChange(plan, 'initiatives', INITIATIVE, { workstreamId: OTHER_BOARD })
  expect(codeText(faceOf(moved, INITIATIVE))).toBe('AQ · MPSG-1')
  expect(codeText(faceOf(withChange(plan, 'workstreams', BOARD, { code: '' }), ISSUE))).toBe('')
})

test('CF6 a lab of two languages shows both, each with its language and direction, and what is missing', () => {
  const told = (plan: Plan) =>
    [...bodyOf(faceOf(plan, ISSUE)).querySelectorAll('p')].map((p) => [p.lang, p.dir, p.textContent])
  const [first] = told(boardPlan(10))
  expect(told(boardPlan(10))).toHaveLength(1)
  expect(first?.[0]).toBe('en')
  expect(told(inTwo('fr'))).toEqual([first, ['', '', 'No French text yet']])
  const arabic = withChange(inTwo('ar'), 'issues', ISSUE, { translation: ARABIC })
  expect(told(arabic)).toEqual([first, ['ar', 'rtl', ARABIC]])
  expect(cardText(faceOf(arabic, ISSUE))).toContain(ARABIC)
})

test('CF6 languages are told by their own names and written the way they are written', () => {
  for (const tag of LANGUAGES) expect(Intl.getCanonicalLocales(tag), tag).toEqual([tag])
  expect(ownLanguageName('fr')).toBe('Français')
  expect(ownLanguageName('ar')).toBe('العربية')
  expect(languageName('zu')).toBe('Zulu')
  expect(['ar', 'he', 'fa', 'ur', 'ps', 'dv', 'pa-Arab'].map(directionOf)).toEqual(Array(7).fill('rtl'))
  expect(['en', 'fr', 'zh-Hant', 'am'].map(directionOf)).toEqual(Array(4).fill('ltr'))
  expect(directionOf('not a tag')).toBe('auto')
  expect(languageName('not a tag')).toBe('not a tag')
  const choices = languageChoices('tlh', 'en')
  expect(choices).toContainEqual({ value: 'fr', label: 'Français – French' })
  expect(choices.map((c) => c.value)).toContain('tlh')
  expect(choices.map((c) => c.value)).not.toContain('en')
})

const LONG = 'Permits need nine approvals from five departments. '.repeat(6).slice(0, 300)

test('CF7 a copied card has the words in both languages', async () => {
  const board = await openEditor(docOf(withChange(inTwo('fr'), 'issues', ISSUE, { translation: 'Permis' })))
  opened.push(board)
  const before = board.lab.store.get().plan.issues.size
  board.editor.duplicateShapes([cardShapeId(ISSUE)], { x: 40, y: 40 })
  await eventually(() => expect(board.lab.store.get().plan.issues.size).toBe(before + 1))
  const second = [...board.lab.store.get().plan.issues.values()].map((issue) => issue.translation)
  expect(second.filter((words) => words === 'Permis')).toHaveLength(2)
})

test('CF8 a card’s lines fit into it at any size, and neither language pushes out the other', () => {
  const plan = inTwo('fr')
  for (const [words, translation] of [
    ['Fish', 'Poisson'],
    ['Fish', LONG],
    [LONG, 'Poisson'],
    [LONG, LONG],
    [GERMAN, ARABIC],
    [LONG, ''],
  ] as const)
    for (const two of [true, false])
      for (const h of [96, 110, 130, 168, 240, 600]) {
        const written = withChange(two ? plan : boardPlan(10), 'initiatives', INITIATIVE, {
          title: words,
          translation,
        })
        const face = faceOf(written, INITIATIVE, { sign: SIGN, errors: 1 })
        const rows = cardRows(face, footLines(face), 260, h)
        const line = two ? 18 : 20
        const foot = rows.foot.size > 0 ? rows.foot.size * 18 + 5 : 0
        const used = 39 + 5 + (rows.words + rows.second) * line + (two ? 5 : 0) + foot
        expect(used, JSON.stringify([words.length, translation.length, two, h])).toBeLessThanOrEqual(h)
        expect(rows.words).toBeGreaterThanOrEqual(1)
        expect(rows.second >= 1).toBe(two)
      }
  const both = faceOf(
    withChange(plan, 'initiatives', INITIATIVE, { title: LONG, translation: LONG }),
    INITIATIVE,
  )
  const rows = cardRows(both, footLines(both), 260, 168)
  expect(Math.abs(rows.words - rows.second)).toBeLessThanOrEqual(1)
})

test('CF9 a card is told as kind, code, words, state, owners, dates, signatures, lock, errors and relations', () => {
  expect(cardAria(fullFace())).toBe(
    'Initiative MPSG · 7, Inter-departmental authorisations committee, Comité interministériel, planned, ' +
      'DEA, National government, DAFF, National government, and 1 more, Oct 2014 – Mar 2016, ' +
      '1 declined · 2 of 3 signed · 1 with reservation, Locked by Lindiwe, 2 errors, 3 relations, Illustrative',
  )
  expect(cardAria(null)).toBe('removed card')
})

test('CF10 a picture of a card says what the card says', () => {
  const texts = svgOf(fullFace(), 320, 260)
  for (const part of [
    'Inter-departmental',
    'Comité',
    'DEA',
    'DAFF',
    '+1',
    'Planned · Oct 2014',
    '2 of 3 signed',
    '! 2',
  ])
    expect(
      texts.some((text) => text?.includes(part)),
      part,
    ).toBe(true)
  expect(texts.slice(0, 2)).toEqual(['Initiative · MPSG · 7', 'Illustrative'])
  expect(document.querySelector('title')?.textContent).toMatch(/Lindiwe/)
  const missing = svgOf(faceOf(inTwo('ar'), ISSUE))
  expect(missing).toContain('No Arabic text yet')
  svgOf(faceOf(withChange(inTwo('ar'), 'issues', ISSUE, { translation: ARABIC }), ISSUE))
  expect(document.querySelector('text[direction="rtl"]')?.textContent).toContain('تحسين')
})
