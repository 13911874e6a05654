// Runs before the first paint, so that no page shows another look first. What it does here, client/look/look.ts keeps up.
;(() => {
  const root = document.documentElement
  let look = {}
  let wall = null
  try {
    look = JSON.parse(localStorage.getItem('delivery-lab-look') ?? '{}') ?? {}
    const address = new URL(location.href)
    if (address.searchParams.has('projector')) {
      const asked = address.searchParams.get('projector')
      if (asked === 'off') sessionStorage.removeItem('delivery-lab-projector')
      else sessionStorage.setItem('delivery-lab-projector', asked === 'dark' ? 'dark' : 'light')
      address.searchParams.delete('projector')
      history.replaceState(history.state, '', address)
    }
    wall = sessionStorage.getItem('delivery-lab-projector')
  } catch {
    // a browser that keeps nothing: light, at the usual size
  }
  const device = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const scheme = wall ?? (look.scheme === 'device' ? device : look.scheme)
  root.dataset.mantineColorScheme = scheme === 'dark' ? 'dark' : 'light'
  if (look.text === 'large' || look.text === 'larger') root.dataset.text = look.text
  if (wall !== null) root.dataset.projector = ''
})()
