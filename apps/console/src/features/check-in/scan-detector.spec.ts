import { ScanDetector } from './scan-detector';

/** Presses a key every so many milliseconds. @returns the scans that were detected */
function type(keys: string[], gap: number, detector = new ScanDetector(), from = 0): string[] {
  return keys.flatMap((key, index) => detector.press(key, from + index * gap) ?? []);
}

describe('The scan detector', () => {
  it('detects a card number that a scanner types', () => {
    expect(type([...'0004711', 'Enter'], 8)).toEqual(['0004711']);
  });

  it('detects capital letters, for which scanners press Shift', () => {
    expect(type(['Shift', 'G', 'Shift', 'M', '4', '2', 'Enter'], 8)).toEqual(['GM42']);
  });

  it('takes somebody who types for no scanner', () => {
    expect(type([...'4711', 'Enter'], 80)).toEqual([]);
  });

  it('takes fast keys and an Enter after a pause for no scan', () => {
    const detector = new ScanDetector();
    type([...'4711'], 8, detector);
    expect(detector.press('Enter', 500)).toBeUndefined();
  });

  it('leaves out what was typed before the scan', () => {
    const detector = new ScanDetector();
    type([...'Ada'], 120, detector);
    expect(type([...'0004711', 'Enter'], 8, detector, 1_000)).toEqual(['0004711']);
  });

  it('takes a fast word that is shorter than a card number for no scan', () => {
    expect(type([...'471', 'Enter'], 8)).toEqual([]);
  });

  it('detects one scan after the other', () => {
    expect(type([...'1111', 'Enter', ...'2222', 'Enter'], 8)).toEqual(['1111', '2222']);
  });

  it('forgets what came before a key that writes nothing', () => {
    expect(type([...'00047', 'Tab', ...'11', 'Enter'], 8)).toEqual([]);
  });

  it('counts the keys of what may be a scan', () => {
    const detector = new ScanDetector();
    type([...'ab'], 8, detector);
    expect(detector.length).toBe(2);
    detector.press('c', 500);
    expect(detector.length).toBe(1);
    detector.reset();
    expect(detector.length).toBe(0);
  });
});
