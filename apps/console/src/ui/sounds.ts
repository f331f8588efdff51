let context: AudioContext | undefined;

/** A short tone. Where browsers allow no sound before the first key or click, there is none. @param after seconds */
function play(frequency: number, type: OscillatorType, after: number): void {
  context ??= new AudioContext();
  void context.resume();
  const start = context.currentTime + after;
  const oscillator = new OscillatorNode(context, { type, frequency });
  const volume = new GainNode(context, { gain: 0.15 });
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.12);
}

/** Two low tones: somebody must look. */
export function playWarning(): void {
  for (const after of [0, 0.18]) play(220, 'square', after);
}

/** One high tone: all is well. */
export function playWelcome(): void {
  play(880, 'sine', 0);
}
