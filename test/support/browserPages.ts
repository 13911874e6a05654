import { createBrowserRouter, type RouteObject } from 'react-router'

/** A browser that stands at this address, with these pages. */
export const browserPages = (routes: RouteObject[], address = '/') => {
  window.history.replaceState(null, '', address)
  return createBrowserRouter(routes)
}
