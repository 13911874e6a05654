import { computed, react, type Editor, type Signal, type TLShapeId } from '@tldraw/tldraw'
import { boardItems, type BoardItems } from './boardItems.ts'
import { boundsOf, itemsIn, type InView } from './inView.ts'
import { detailAt, isPicture } from './levels.ts'
import { mountWanted } from './mounting.ts'
import { renderingShapes } from './rendering.ts'

/** What of a board is in view, and how it is drawn: by elements of the page, or as one picture. */
export interface Sight {
  readonly items: Signal<BoardItems>
  readonly inView: Signal<InView>
  /** Cards and relations are one picture. */
  readonly picture: Signal<boolean>
  readonly mounted: Signal<ReadonlySet<TLShapeId>>
}

/** Elements are made for what is so near to the view, in parts of it. */
const AHEAD = 0.12
/** Of more than these, selected from far, the picture alone shows that they are. */
const MOST_SELECTED = 60

const sights = new WeakMap<Editor, Sight>()

/**
 * The editor makes elements for every shape of a board and goes through all of them at each change: at 3,000 that takes
 * seconds when a board opens and most of each frame later. Here it is told of those alone that are in view.
 */
export const sightOf = (editor: Editor): Sight => {
  const held = sights.get(editor)
  if (held) return held
  const sight = openSight(editor)
  sights.set(editor, sight)
  return sight
}

const openSight = (editor: Editor): Sight => {
  const items = boardItems(editor)
  const inView = computed('in view', () => itemsIn(items.get(), editor.getViewportPageBounds()))
  const picture = computed<boolean>('picture', (before) => {
    const { cards, relations } = inView.get()
    return isPicture(editor.getZoomLevel(), cards.length + relations.length, before === true)
  })
  const wanted = computed('wanted', () => {
    const chosen = editor.getSelectedShapeIds().slice(0, MOST_SELECTED)
    if (picture.get()) return chosen
    const view = editor.getViewportPageBounds()
    const near = itemsIn(items.get(), view.clone().expandBy(AHEAD * Math.max(view.w, view.h)))
    return [...new Set([...chosen, ...near.cards, ...near.relations])]
  })
  const { mounted, stop } = mountWanted(editor, wanted)
  const rendering = computed('rendering shapes', () => renderingShapes(editor, mounted.get()))
  const culled = computed('culled shapes', () => culledShapes(editor, items.get(), inView.get()), {
    isEqual: same,
  })
  const shapes = computed('page shapes', () => [...items.get().shapes.values()])
  const bounds = computed('page bounds', () => boundsOf(editor, items.get()))
  editor.getRenderingShapes = () => rendering.get()
  editor.getCulledShapes = () => culled.get()
  editor.getCurrentPageBounds = () => bounds.get()
  editor.getCurrentPageShapes = () => shapes.get()
  editor.disposables.add(stop)
  editor.disposables.add(showLevels(editor, picture))
  return { items, inView, picture, mounted }
}

const culledShapes = (editor: Editor, { cards, relations, drawings }: BoardItems, seen: InView) => {
  const culled = new Set<TLShapeId>([...cards.keys(), ...relations.keys()])
  for (const id of seen.cards) culled.delete(id)
  for (const id of seen.relations) culled.delete(id)
  const view = editor.getViewportPageBounds()
  for (const id of drawings) {
    const box = editor.getShapePageBounds(id)
    if (!box || !view.includes(box)) culled.add(id)
  }
  for (const id of editor.getSelectedShapeIds()) culled.delete(id)
  const editing = editor.getEditingShapeId()
  if (editing) culled.delete(editing)
  return culled
}

const same = (a: unknown, b: unknown): boolean =>
  a instanceof Set && b instanceof Set && a.size === b.size && [...a].every((id) => b.has(id))

/** Styles follow these: nothing is rendered again when a level changes. */
const showLevels = (editor: Editor, picture: Signal<boolean>) =>
  react('levels', () => {
    const detail = detailAt(editor.getZoomLevel())
    const container = editor.getContainer()
    container.toggleAttribute('data-far', detail !== 'all')
    container.toggleAttribute('data-flat', detail === 'box')
    container.toggleAttribute('data-picture', picture.get())
  })
