import { atom, type Atom, type Editor } from '@tldraw/tldraw'
import { i18n } from '../../i18n/i18n.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { focusCanvas } from '../focusCanvas.ts'
import { notice, noticeRefused } from '../notices.tsx'
import type { ArrangementKind, Wanted } from './arrange.ts'
import { proposeBoard, type BoardProposal } from './boardProposal.ts'
import { glide, showBox } from './showProposal.ts'

/** What a person is looking at before they keep it. */
export interface Shown extends Wanted {
  /** The cards that were selected, where there were several. */
  selected: ReadonlySet<string> | null
  scope: 'selected' | 'all'
  proposal: BoardProposal
}

/** One person's proposal on one board: at most one at a time. */
export interface Arranging {
  readonly shown: Atom<Shown | null>
  choose: (kind: ArrangementKind, selected: ReadonlySet<string> | null) => void
  change: (part: Partial<Pick<Shown, 'laneBy' | 'scope'>>) => void
  keep: () => void
  /** Puts it away, and shows the board as it was looked at before. */
  cancel: () => void
  /** Puts it away without another word: the board is being left. */
  close: () => void
}

/** What others do is taken into a proposal this often. */
const FOLLOW_MS = 150
const BACK_MS = 320

const known = new WeakMap<BoardBinding, Arranging>()

export const arrangingOf = (editor: Editor, binding: BoardBinding): Arranging => {
  const held = known.get(binding)
  if (held) return held
  const made = createArranging(editor, binding)
  known.set(binding, made)
  return made
}

type Wish = Omit<Shown, 'proposal'> & { group: string }

interface State {
  editor: Editor
  binding: BoardBinding
  shown: Atom<Shown | null>
  wish: Wish | null
  /** Where the person looked before. */
  before: { x: number; y: number; z: number } | null
  stopFollowing: () => void
}

const createArranging = (editor: Editor, binding: BoardBinding): Arranging => {
  const shown = atom<Shown | null>('proposed arrangement', null)
  const state: State = { editor, binding, shown, wish: null, before: null, stopFollowing: () => {} }
  return {
    shown,
    choose: (kind, selected) => choose(state, kind, selected),
    change: (part) => {
      if (!state.wish) return
      state.wish = { ...state.wish, ...part }
      if (show(state)) showBox(editor, shown.get()?.proposal.box ?? null)
    },
    keep: () => keep(state),
    cancel: () => cancel(state),
    close: () => end(state),
  }
}

const choose = (s: State, kind: ArrangementKind, selected: ReadonlySet<string> | null) => {
  const { lab } = s.binding
  if (!lab.canEdit()) return
  const held = s.shown.get()
  if (!held) s.before = { ...s.editor.getCamera() }
  s.stopFollowing()
  s.wish = {
    kind,
    laneBy: held?.laneBy ?? 'initiative',
    selected,
    scope: selected ? 'selected' : 'all',
    group: `arranged-${lab.newId()}`,
  }
  if (!show(s)) return
  follow(s)
  showBox(s.editor, s.shown.get()?.proposal.box ?? null)
}

/** Makes it anew from what is now; false where nothing can be arranged any more. */
const show = (s: State): boolean => {
  const { editor, binding, wish } = s
  if (!wish) return false
  binding.outward.flush()
  binding.inward.flush()
  const only = wish.scope === 'all' ? null : wish.selected
  const proposal = proposeBoard(editor, binding, { ...wish, only })
  if (!proposal) {
    end(s)
    notice(i18n.t('arrange:bar.nothing'))
    return false
  }
  glide(editor, proposal.places.size)
  binding.inward.propose(proposal)
  s.shown.set({ ...wish, proposal })
  return true
}

const follow = (s: State) => {
  const { lab } = s.binding
  let timer: ReturnType<typeof setTimeout> | null = null
  const now = () => {
    timer = null
    if (lab.canEdit()) return void show(s)
    cancel(s)
    notice(i18n.t('arrange:bar.ended'))
  }
  const later = () => {
    timer ??= setTimeout(now, FOLLOW_MS)
  }
  const offs = [lab.store.subscribe(later), lab.subscribeConnection(later)]
  s.stopFollowing = () => {
    for (const off of offs) off()
    if (timer !== null) clearTimeout(timer)
  }
}

const keep = (s: State) => {
  if (!show(s)) return
  const held = s.shown.get()
  if (!held) return
  const decision = s.binding.lab.dispatchAll(held.proposal.commands)
  if (!decision.ok) return noticeRefused(decision.refusal)
  end(s)
  focusCanvas(s.editor)
  const kind = i18n.t(`arrange:kind.${held.kind}`)
  notice(i18n.t('arrange:bar.kept', { kind, count: held.proposal.moves }))
}

const cancel = (s: State) => {
  const held = s.shown.get()
  if (!held) return
  glide(s.editor, held.proposal.places.size)
  end(s)
  if (s.before) s.editor.setCamera(s.before, { animation: { duration: BACK_MS } })
  focusCanvas(s.editor)
}

const end = (s: State) => {
  s.stopFollowing()
  s.stopFollowing = () => {}
  s.wish = null
  if (!s.shown.get()) return
  s.shown.set(null)
  s.binding.inward.propose(null)
}
