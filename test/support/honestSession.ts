import type { LiveLab } from '#client/plan/liveLab.ts'
import { openHonestPage, type HonestPage, type LeftOnDevice } from './honestPage.ts'
import { openHonestServer, type HonestServer } from './honestServer.ts'
import { commandOf, randomWish, WORKSTREAM } from './modelCommands.ts'
import { seedRandom } from './seededRandom.ts'
import { seeded } from './syncClient.ts'
import { seatNo } from './syncServer.ts'

/** A lab in which nobody does anything but what our pages and stock providers do. */
export interface HonestSession {
  server: HonestServer
  pages: HonestPage[]
}

interface Playing extends HonestSession {
  random: () => number
  below: (count: number) => number
  newId: () => string
  now: () => number
  /** What closed pages have left, by seat. */
  left: Map<string, LeftOnDevice[]>
}

const STEPS = 30

/** Plays one session to its end, where everyone has come back and heard everything. */
export const playHonestSession = async (seed: number): Promise<HonestSession> => {
  seedRandom(seed)
  const random = seeded(seed)
  let ids = 0
  let clock = Date.UTC(2014, 6, 8)
  const playing: Playing = {
    server: openHonestServer(),
    pages: [],
    random,
    below: (count) => Math.floor(random() * count),
    newId: () => `01980000-0000-7000-8000-${(0x1000 + ids++).toString(16).padStart(12, '0')}`,
    now: () => (clock += 50 + Math.floor(random() * 500)),
    left: new Map(),
  }
  const people = 2 + playing.below(3)
  for (let number = 1; number <= people; number++) await openPage(playing, number)
  for (let step = 0; step < STEPS; step++) await playStep(playing)
  for (const seat of playing.left.keys()) await openPage(playing, Number(seat))
  for (const page of playing.pages) if (!page.isOnline()) page.comeBack(() => {})
  // Twice: what the last one sends, the first one hears then.
  for (let round = 0; round < 2; round++)
    for (const page of playing.pages) await page.pass(Infinity, Infinity)
  return playing
}

/** Opens a tab on a device; what a closed one of the seat has left there is taken over. */
const openPage = async (playing: Playing, number: number): Promise<void> => {
  const { server, newId, now, left, pages } = playing
  const [last, ...others] = (left.get(String(number)) ?? []).toReversed()
  left.delete(String(number))
  const nothing = { copy: new Uint8Array([0, 0]), own: [] }
  const taken: LeftOnDevice = {
    copy: (last ?? nothing).copy,
    own: [...others.toReversed(), last ?? nothing].flatMap(({ own }) => own),
  }
  const page = await openHonestPage({ server, seat: seatNo(number), left: taken, newId, now })
  pages.push(page)
  // A page without a copy has nothing to show before it has heard the server.
  if (last && playing.random() < 0.5) return
  page.comeBack(() => {})
  await page.pass(1, 1)
}

const closePage = (playing: Playing, page: HonestPage): number => {
  const number = Number(page.seat.name.split(' ')[1])
  playing.pages.splice(playing.pages.indexOf(page), 1)
  const seat = String(number)
  playing.left.set(seat, [...(playing.left.get(seat) ?? []), page.close()])
  return number
}

const playStep = async (playing: Playing): Promise<void> => {
  const { random, below, pages } = playing
  const page = pages[below(pages.length)]
  if (!page) return
  const chance = random()
  if (chance < 0.66) gesture(playing, page)
  else if (chance < 0.69) bothTypeAtOnePlace(playing)
  else if (chance < 0.8) page.cut()
  else if (chance < 0.9) page.comeBack(() => void (random() < 0.5 && gesture(playing, page)))
  else if (chance < 0.95) await openPage(playing, closePage(playing, page))
  else if (chance < 0.97 && pages.length < 6) await openPage(playing, Number(page.seat.name.split(' ')[1]))
  else if (pages.length > 1) closePage(playing, page)
  // Frames arrive late and together, others' edits in between.
  for (const one of pages) if (random() < 0.6) await one.pass(below(12), below(12))
}

/** What a person does in one go. */
const gesture = (playing: Playing, { lab }: HonestPage): void => {
  const { below, random, newId } = playing
  const chance = random()
  if (chance < 0.12) return void lab.undo()
  if (chance < 0.2) return void lab.redo()
  if (chance < 0.25) return lab.checkpoint()
  if (chance < 0.35) return type(lab, below(4), random(), 3 + below(15))
  if (chance < 0.42) return drag(playing, lab)
  if (chance < 0.425) return paste(playing, lab)
  if (chance < 0.5) return comment(playing, lab)
  const seen = lab.store.get()
  for (let more = 1 + below(3); more > 0; more--) {
    const wishes = Array.from({ length: random() < 0.8 ? 1 : 3 }, () => randomWish(random))
    const command = commandOf(wishes, { now: lab.store.get(), seen, newId })
    if (command) lab.dispatch(command)
  }
}

/** Letter by letter into the text of an activity. */
const type = (lab: LiveLab, which: number, where: number, letters: number): void => {
  const id = [...lab.store.get().plan.activities.keys()].toSorted()[which]
  for (let typed = 0; id !== undefined && typed < letters; typed++) {
    const text = lab.store.get().plan.activities.get(id)?.text ?? ''
    const next = Array.from(text)
    next.splice(Math.floor(where * next.length) + typed, 0, 'aé'[typed % 2] ?? '')
    const fields = { text: next.join('') }
    lab.dispatch({ type: 'update', collection: 'activities', id, fields, base: { text } })
  }
}

/** Two or more, all of them away from the server, and back together. */
const bothTypeAtOnePlace = ({ pages, below, random }: Playing): void => {
  for (const page of pages) page.cut()
  const [which, where] = [below(2), random()]
  for (const page of pages) type(page.lab, which, where, 10 + below(50))
  for (const page of pages) page.comeBack(() => {})
}

/** A card and a drawing follow the pointer. */
const drag = ({ below, newId }: Playing, lab: LiveLab): void => {
  const id = [...lab.store.get().plan.issues.keys()].toSorted()[0]
  const ink = newId()
  lab.checkpoint()
  for (let x = 0; x < 3 + below(10); x++) {
    if (id !== undefined)
      lab.dispatch({ type: 'place', entityId: id, placement: { board: WORKSTREAM, x, y: 0, w: 240, h: 120 } })
    lab.dispatch({ type: 'ink', id: ink, record: { board: WORKSTREAM, record: { points: [x, x, x] } } })
  }
  lab.checkpoint()
}

const paste = ({ below, newId }: Playing, lab: LiveLab): void => {
  const rows = Array.from({ length: 100 + below(201) }, (_, row) => ({
    type: 'create' as const,
    collection: 'activities' as const,
    id: newId(),
    fields: { workstreamId: WORKSTREAM, text: `Row ${row} of a table that was pasted` },
  }))
  lab.dispatchAll(rows)
}

/** Says something, says it otherwise, takes it back, or finds that what another said is settled. */
const comment = ({ below, newId }: Playing, lab: LiveLab): void => {
  const about = [...lab.store.get().plan.issues.keys()].toSorted()[0]
  const others = [...lab.store.get().plan.comments.keys()]
  const other = others[below(others.length + 1)]
  if (other !== undefined)
    lab.dispatch({ type: 'update', collection: 'comments', id: other, fields: { resolved: below(2) === 1 } })
  if (about === undefined) return
  const id = newId()
  lab.dispatch({ type: 'create', collection: 'comments', id, fields: { aboutId: about, text: 'Who pays?' } })
  if (below(2) === 1)
    lab.dispatch({ type: 'update', collection: 'comments', id, fields: { text: 'Who pays, and when?' } })
  if (below(3) === 1) lab.dispatch({ type: 'remove', collection: 'comments', id })
}
