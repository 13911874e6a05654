import { LIMITS } from '../wire/limits.ts'
import { isRichText } from './richText.ts'

type Json = Readonly<Record<string, unknown>>

/** What people may draw beside the plan. */
export const INK_SHAPES: ReadonlySet<string> = new Set([
  'note',
  'text',
  'draw',
  'highlight',
  'frame',
  'line',
  'geo',
  'arrow',
  'image',
])
const BINDINGS: ReadonlySet<string> = new Set(['arrow'])
/** Twenty times as large is a drawing made while the whole of a board is in view. */
const MOST_SCALE = 1_000
const STROKES: ReadonlySet<unknown> = new Set(['draw', 'highlight'])

/** How the id of a picture's asset begins; its hash in the lab follows, and where to fetch it follows from that. */
export const IMAGE_ASSET = 'asset:'
const OWN_ASSET = /^asset:[0-9a-f]{64}$/

/** The hash of the picture that a drawing's record shows, or null. */
export const imageHashOf = (assetId: unknown): string | null =>
  typeof assetId === 'string' && OWN_ASSET.test(assetId) ? assetId.slice(IMAGE_ASSET.length) : null

/** Keys under which an address stands, and the schemes a link may have; where something is loaded from has none at all. */
const LINKS: ReadonlySet<string> = new Set(['href', 'url'])
const SOURCES: ReadonlySet<string> = new Set(['src', 'srcset', 'poster', 'xlink:href'])
const SCHEMES = /^(https?|ftps?|mailto|tel|callto|sms|cid|xmpp):/i
const BLANKS = /[\s\p{Cc}]/gu
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** What a drawing lies in within an update, and how many values of one another may hold, leave room for these. */
const MOST_DEEP = LIMITS.valueDepth - 2
const MOST_VALUES = LIMITS.updateParts / 2

/**
 * Whether a drawing may be part of a lab: of a sort a board has, of a size and in a place a page can draw, with no address
 * that a page would load from, and no link that is a program. A picture says which of this lab's it is and no address.
 * Server and pages ask the same; what is no record of a canvas at all is drawn by nobody, and is let be.
 */
export const inkAllowed = (record: Json): boolean => {
  if (!isOfABoard(record) || JSON.stringify(record).length > LIMITS.drawingLength) return false
  const { props, ...rest } = record
  const place = { values: 0, reach: LIMITS.farthest }
  const reach = record['type'] === 'frame' ? LIMITS.frameSide : LIMITS.drawingSide
  return isClean(rest, place, 0) && isClean(props, { values: place.values, reach }, 1)
}

const isOfABoard = ({ typeName, type, props }: Json): boolean => {
  if (typeof type === 'string' && !(typeName === 'binding' ? BINDINGS : INK_SHAPES).has(type)) return false
  if (typeName !== undefined && typeName !== 'shape' && typeName !== 'binding') return false
  const { assetId = null, richText, segments, points, scale = 1 } = isJson(props) ? props : {}
  if (STROKES.has(type) && segments !== undefined && !isStroke(segments)) return false
  if (type === 'line' && points !== undefined && !(isJson(points) && Object.keys(points).length > 0))
    return false
  if (typeof scale !== 'number' || scale > MOST_SCALE) return false
  return (
    (assetId === null || imageHashOf(assetId) !== null) && (richText === undefined || isRichText(richText))
  )
}

/** A stroke goes somewhere: the editor has no form for one without points. */
const isStroke = (segments: unknown): boolean =>
  isFilled(segments) && segments.every((segment) => isJson(segment) && isFilled(segment['points']))

const isFilled = (list: unknown): list is readonly unknown[] => Array.isArray(list) && list.length > 0

interface Seen {
  values: number
  /** As large as a number may be. */
  readonly reach: number
}

const isClean = (value: unknown, seen: Seen, depth: number): boolean => {
  if (++seen.values > MOST_VALUES || depth > MOST_DEEP) return false
  if (typeof value === 'number') return Math.abs(value) <= seen.reach
  if (typeof value === 'string') return value.length <= LIMITS.longTextLength
  if (Array.isArray(value)) return value.every((inner) => isClean(inner, seen, depth + 1))
  if (!isJson(value)) return true
  return Object.entries(value).every(([key, inner]) => {
    const name = key.toLowerCase()
    if (SOURCES.has(name) && typeof inner === 'string') return inner === ''
    if (LINKS.has(name) && typeof inner === 'string') return isLink(inner)
    return isClean(inner, seen, depth + 1)
  })
}

/** Browsers leave out blanks and control characters before they read a scheme. */
const isLink = (address: string): boolean => {
  const read = address.replaceAll(BLANKS, '')
  return SCHEMES.test(read) || !HAS_SCHEME.test(read)
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
