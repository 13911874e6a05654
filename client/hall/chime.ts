/** Two soft tones, once. Where the browser allows no sound, none. */
export const chime = (): void => {
  try {
    const audio = new AudioContext()
    for (const [at, frequency] of [
      [0, 523],
      [0.35, 659],
    ] as const) {
      const tone = audio.createOscillator()
      const loud = audio.createGain()
      tone.frequency.value = frequency
      loud.gain.setValueAtTime(0.0001, audio.currentTime + at)
      loud.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + at + 0.05)
      loud.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + at + 0.9)
      tone.connect(loud).connect(audio.destination)
      tone.start(audio.currentTime + at)
      tone.stop(audio.currentTime + at + 1)
    }
    setTimeout(() => void audio.close(), 2_000)
  } catch {
    // A sound is never needed.
  }
}
