import { ImageShapeUtil, type TLImageShape } from '@tldraw/tldraw'
import { i18n } from '../../i18n/i18n.ts'

/** A picture, read out by what somebody wrote that it shows. */
export class BoardImageUtil extends ImageShapeUtil {
  override getText(shape: TLImageShape): string {
    return shape.props.altText
  }
  override getAriaDescriptor(shape: TLImageShape): string {
    return readOut(shape)
  }
  override component(shape: TLImageShape) {
    return (
      <figure aria-label={readOut(shape)} style={{ margin: 0 }}>
        {super.component(shape)}
      </figure>
    )
  }
}

const readOut = ({ props }: TLImageShape): string =>
  props.altText === '' ? i18n.t('images:unnamed') : i18n.t('images:named', { words: props.altText })
