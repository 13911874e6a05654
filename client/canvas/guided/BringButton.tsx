import { BringEveryone } from '../../guide/BringEveryone.tsx'
import type { HeadProps } from '../head/BoardHead.tsx'
import { viewNow } from './cameraFor.ts'

/** Brings everyone to what is on this screen. */
export const BringButton = ({ editor, binding }: HeadProps) => (
  <BringEveryone board={binding.board} view={() => viewNow(editor)} />
)
