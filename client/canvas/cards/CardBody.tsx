import type { CSSProperties, ReactNode } from 'react'
import { useLanguage } from '../../i18n/current.ts'
import { i18n } from '../../i18n/i18n.ts'
import { useIsDark } from '../../look/useLook.ts'
import { directionOf } from '../../ui/languages.ts'
import type { Writer } from '../boardFaces.ts'
import { CardFoot } from './CardFoot.tsx'
import type { CardFace } from './cardFace.ts'
import { cardRows } from './cardRows.ts'
import {
  badgeText,
  cardLockText,
  codeText,
  footLines,
  kindLabel,
  missingText,
  saidText,
} from './cardTexts.ts'
import { CARD_KINDS, iconUrl, kindOf } from './kinds.ts'

const icons = (ground: 'color' | 'onDark') =>
  new Map(CARD_KINDS.map((kind) => [kind.collection, `url("${iconUrl(kind, kind[ground])}")`]))
const ICONS = { light: icons('color'), dark: icons('onDark') }

interface Props {
  face: CardFace
  w: number
  h: number
  writer: Writer | undefined
  /** Which words are written now, and their text area. */
  writing?: 'words' | 'second' | null
  area?: ReactNode
}

/** What a card looks like near by. At most twelve elements: a board shows hundreds of these. */
export const CardBody = ({ face, w, h, writer, writing = null, area }: Props) => {
  useLanguage()
  const icon = ICONS[useIsDark() ? 'dark' : 'light'].get(face.collection)
  const { second, language } = face
  const rows = cardRows(face, footLines(face), w, h)
  const code = codeText(face)
  const said = saidText(face)
  return (
    <div
      className="board-card"
      data-kind={face.collection}
      data-edge={kindOf(face.collection).edge}
      data-two={second ? '' : undefined}
      style={{ '--rows': rows.words, '--second-rows': rows.second } as CSSProperties}
    >
      <div
        className="board-card-head"
        data-said={said === '' ? undefined : said}
        data-dissent={(face.said?.dissents ?? 0) > 0 || undefined}
        style={{ backgroundImage: icon }}
      >
        {kindLabel(face)}
        {code !== '' && <span className="board-card-code">{code}</span>}
        <CardMark face={face} />
      </div>
      {writing === 'words' ? (
        area
      ) : (
        <Words
          className="board-card-words"
          words={face.words}
          language={language}
          none={i18n.t('canvas:card.untitled')}
        />
      )}
      {writing === 'second'
        ? area
        : second && <Words className="board-card-second" {...second} none={missingText(second.language)} />}
      {writer ? (
        <div className="board-card-writer" style={{ color: writer.color }}>
          {i18n.t('canvas:card.writing', { name: writer.name })}
        </div>
      ) : (
        <CardFoot face={face} lines={rows.foot} />
      )}
    </div>
  )
}

/** A language says which way it is written; in one from left to right people may still quote another. */
export const wordsDirection = (language: string): 'rtl' | 'auto' =>
  directionOf(language) === 'rtl' ? 'rtl' : 'auto'

const Words = (props: { className: string; words: string; language: string; none: string }) =>
  props.words === '' ? (
    <p className={props.className} data-empty="true">
      {props.none}
    </p>
  ) : (
    <p className={props.className} lang={props.language} dir={wordsDirection(props.language)}>
      {props.words}
    </p>
  )

/** A lock, and what is not a fact, in one. */
const CardMark = ({ face }: { face: CardFace }) => {
  const badge = badgeText(face)
  const lock = cardLockText(face)
  if (lock === '') return badge === '' ? null : <i className="board-card-mark">{badge}</i>
  const name = [lock, badge].filter(Boolean).join(', ')
  return (
    <i className="board-card-mark board-card-lock" role="note" aria-label={name} title={name}>
      {badge}
    </i>
  )
}
