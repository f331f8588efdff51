let context: AudioContext | undefined;

/** Two low tones: somebody must look. Where browsers allow no sound before the first key or click, there is none. */
export function playWarning(): void {
  context ??= new AudioContext();
  void context.resume();
  for (const delay of [0, 0.18]) {
    const start = context.currentTime + delay;
    const oscillator = new OscillatorNode(context, { type: 'square', frequency: 220 });
    const volume = new GainNode(context, { gain: 0.15 });
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + 0.12);
  }
}
