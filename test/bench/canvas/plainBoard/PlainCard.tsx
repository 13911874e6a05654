import { BaseBoxShapeUtil, HTMLContainer, T, type RecordProps, type TLBaseShape } from '@tldraw/tldraw'

/** A card as the library's documentation has them: its words in the shape, drawn as HTML. */
export type PlainCard = TLBaseShape<'card', { w: number; h: number; kind: string; title: string }>

const box = { border: '1px solid #c9d2d9', borderRadius: 8, background: '#fff', padding: 12, boxSizing: 'border-box', overflow: 'hidden' } as const // prettier-ignore

export class PlainCardUtil extends BaseBoxShapeUtil<PlainCard> {
  static override type = 'card' as const
  static override props: RecordProps<PlainCard> = {
    w: T.nonZeroNumber,
    h: T.nonZeroNumber,
    kind: T.string,
    title: T.string,
  }
  override getDefaultProps(): PlainCard['props'] {
    return { w: 260, h: 168, kind: '', title: '' }
  }
  /** Eleven elements, as many as a card of ours has at most. */
  override component({ props: { w, h, kind, title } }: PlainCard) {
    return (
      <HTMLContainer style={{ width: w, height: h }}>
        <div style={{ ...box, width: w, height: h, display: 'flex', flexDirection: 'column', gap: 6 }}>
          <div style={{ display: 'flex', gap: 6, fontSize: 12 }}>
            <svg viewBox="0 0 24 24" width={16} height={16}>
              <path d="M5.5 21V4h13l-3.5 4.5L18.5 13h-13" fill="none" stroke="currentColor" />
            </svg>
            <span>{kind}</span>
            <span>MPSG-1</span>
          </div>
          <p style={{ margin: 0, fontSize: 15, lineHeight: '20px' }}>{title}</p>
          <div style={{ display: 'flex', gap: 8, marginTop: 'auto', fontSize: 12 }}>
            <b>DEA, DAFF</b>
            <span>Oct 2014 – Mar 2016</span>
          </div>
        </div>
      </HTMLContainer>
    )
  }
  override indicator({ props: { w, h } }: PlainCard) {
    return <rect width={w} height={h} rx={8} />
  }
}
