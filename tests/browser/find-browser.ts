import { existsSync } from 'node:fs';
import path from 'node:path';

const {
  LOCALAPPDATA = '',
  ProgramFiles: PROGRAMS = '',
  'ProgramFiles(x86)': PROGRAMS_X86 = '',
} = process.env;
const onWindows = [LOCALAPPDATA, PROGRAMS, PROGRAMS_X86].filter(Boolean);

/** Where Chromium and its relatives are usually installed. */
const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].flatMap(
    (name) => ['/usr/bin', '/usr/local/bin', '/snap/bin'].map((folder) => `${folder}/${name}`),
  ),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap((name) =>
    onWindows.map((folder) => path.join(folder, name)),
  ),
};

/** The program of a Chromium, Chrome or Edge on this machine; undefined when there is none. */
export function findBrowser(): string | undefined {
  const wanted = process.env.KERAS_NYUMON_BROWSER;
  return (wanted ? [wanted] : (PLACES[process.platform] ?? [])).find((program) => existsSync(program));
}
