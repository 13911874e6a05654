import type { RelationKind } from '#shared/plan/relations.ts'
import type { BoxLike, Picture } from './picture.ts'

/** As near as can be to the arrows of the board: kinds differ in dash as well as in colour. */
const DASHES: Record<RelationKind, readonly number[]> = {
  answers: [],
  causes: [6, 4],
  measures: [1.5, 3],
  threatens: [6, 4],
  supports: [6, 4],
  settles: [6, 4],
  dependsOn: [],
  belongsTo: [1.5, 3],
}
/** More lines than that would be all one sees: they step back behind the cards. */
const MANY = 150
const FAINT = 0.45
const HEAD = 5
/** A head on a shorter line would be all of it. */
const HEADS_FROM = 0.12

type Point = readonly [x: number, y: number]
const middle = ({ x, y, w, h }: BoxLike): Point => [x + w / 2, y + h / 2]

/** Where a line from the middle of a box towards a point leaves it. */
export const leaves = (box: BoxLike, [tx, ty]: Point): Point => {
  const [x, y] = middle(box)
  const [dx, dy] = [tx - x, ty - y]
  const by = Math.min(box.w / 2 / Math.abs(dx || 1e-9), box.h / 2 / Math.abs(dy || 1e-9), 1)
  return [x + dx * by, y + dy * by]
}

/** All lines of a kind are one path: a thousand of them are drawn within a frame. */
export const drawLines = (to: CanvasRenderingContext2D, { lines, zoom, part, look }: Picture): void => {
  const at = ([x, y]: Point): Point => [(x - part.x) * zoom, (y - part.y) * zoom]
  const groups = Map.groupBy(lines, ({ kind, selected }) => `${kind}${selected ? '!' : ''}`)
  for (const group of groups.values()) {
    const [first] = group
    if (!first) continue
    const path = new Path2D()
    const heads = new Path2D()
    for (const line of group) {
      const [x1, y1] = at(leaves(line.from, middle(line.to)))
      const [x2, y2] = at(leaves(line.to, middle(line.from)))
      path.moveTo(x1, y1)
      path.lineTo(x2, y2)
      if (zoom >= HEADS_FROM) addHead(heads, [x1, y1], [x2, y2])
    }
    to.strokeStyle = first.selected ? look.selected : look.lines[first.kind]
    to.lineWidth = first.selected ? 2.5 : 1
    to.globalAlpha = lines.length > MANY && !first.selected ? FAINT : 1
    to.setLineDash([...DASHES[first.kind]])
    to.stroke(path)
    to.setLineDash([])
    to.stroke(heads)
  }
  to.globalAlpha = 1
}

const addHead = (path: Path2D, [x1, y1]: Point, [x2, y2]: Point) => {
  const angle = Math.atan2(y2 - y1, x2 - x1)
  for (const turn of [2.6, -2.6]) {
    path.moveTo(x2, y2)
    path.lineTo(x2 + HEAD * Math.cos(angle + turn), y2 + HEAD * Math.sin(angle + turn))
  }
}
