import { useEffect, useRef, useSyncExternalStore } from 'react';
import { answer, api } from './client';
import { EventStreamParser, type StreamEvent } from './event-stream';

/** Between two attempts; not the same for all who lost the server at one time. */
const MIN_PAUSE_MS = 2_000;
const MAX_PAUSE_MS = 6_000;

/** There is a sign of life every ten seconds. */
const SILENCE_MS = 25_000;

type Listener = (event: StreamEvent) => void;

const listeners = new Set<Listener>();
const openness = new Set<() => void>();
let isOpen = false;
let following: AbortController | undefined;

function setOpen(open: boolean): void {
  isOpen = open;
  for (const listener of openness) listener();
}

/** Opens the one stream of this page for as long as somebody listens. */
function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  if (!following) void follow((following = new AbortController()).signal);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    following?.abort();
    following = undefined;
  };
}

async function follow(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // What fails is tried again; meanwhile pages ask from time to time.
    await readOnce(signal).catch(() => undefined);
    setOpen(false);
    const pause = MIN_PAUSE_MS + Math.random() * (MAX_PAUSE_MS - MIN_PAUSE_MS);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function readOnce(signal: AbortSignal): Promise<void> {
  const silence = new AbortController();
  const either = AbortSignal.any([signal, silence.signal]);
  const body = await answer(api.GET('/events', { parseAs: 'stream', signal: either }));
  const reader = (body as unknown as ReadableStream<BufferSource>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  const parser = new EventStreamParser();
  setOpen(true);
  for (;;) {
    const timer = setTimeout(() => silence.abort(), SILENCE_MS);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    for (const event of parser.push(value)) for (const listener of listeners) listener(event);
  }
}

/** Whether an event is about this one, or may have been missed. */
export const isAbout = ({ event, data }: StreamEvent, id: number): boolean =>
  event === 'resync' || (data as { id?: number }).id === id;

/**
 * Follows what changes in the gym for as long as the component is there.
 *
 * @param events names of events; `resync` is told whatever they are
 * @returns whether changes are told; else, ask from time to time
 */
export function useLiveEvents(events: string[], onEvent: Listener): boolean {
  const current = useRef({ events, onEvent });
  useEffect(() => {
    current.current = { events, onEvent };
  });
  useEffect(
    () =>
      subscribe((event) => {
        if (event.event === 'resync' || current.current.events.includes(event.event))
          current.current.onEvent(event);
      }),
    [],
  );
  return useSyncExternalStore(
    (listener) => {
      openness.add(listener);
      return () => openness.delete(listener);
    },
    () => isOpen,
  );
}
