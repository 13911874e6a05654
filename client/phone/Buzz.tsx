import { useBuzz } from './useBuzz.ts'

/** On every page of a lab; a part of its own, so that nothing else renders again with the hall. */
export const Buzz = () => {
  useBuzz()
  return null
}
