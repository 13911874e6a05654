import {
  ArrowBindingUtil,
  type BindingOnChangeOptions,
  type BindingOnCreateOptions,
  type BindingOnShapeChangeOptions,
  type TLArrowBinding,
} from '@tldraw/tldraw'
import { relationOfShapeId } from './ids.ts'

const isRelation = ({ fromId }: TLArrowBinding) => relationOfShapeId(fromId) !== null

/**
 * What binds an arrow to a shape. The editor lifts a bound arrow above both of its shapes, for which it goes through
 * the whole board; a relation stays under the cards, and a thousand of them are there at once.
 */
export class BoardBindingUtil extends ArrowBindingUtil {
  override onAfterCreate(created: BindingOnCreateOptions<TLArrowBinding>) {
    if (!isRelation(created.binding)) super.onAfterCreate(created)
  }
  override onAfterChange(changed: BindingOnChangeOptions<TLArrowBinding>) {
    if (!isRelation(changed.bindingAfter)) super.onAfterChange(changed)
  }
  override onAfterChangeFromShape(changed: BindingOnShapeChangeOptions<TLArrowBinding>) {
    if (!isRelation(changed.binding)) super.onAfterChangeFromShape(changed)
  }
  override onAfterChangeToShape(changed: BindingOnShapeChangeOptions<TLArrowBinding>) {
    if (!isRelation(changed.binding)) super.onAfterChangeToShape(changed)
  }
}
