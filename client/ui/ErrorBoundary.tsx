import { Component, type ReactNode } from 'react'
import { BrokenPage } from './BrokenPage.tsx'

interface State {
  broken: boolean
}

/** Shows words instead of an empty page when drawing fails. React only offers this as a class. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false }

  static getDerivedStateFromError(): State {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <BrokenPage /> : this.props.children
  }
}
