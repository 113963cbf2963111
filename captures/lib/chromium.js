/** Words for a Chromium without a screen that asks for what it is told to, and little else. */
export const QUIET_CHROMIUM = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking',
  '--no-first-run', '--disable-component-update', '--disable-sync', '--log-level=3', '--user-data-dir=chromium',
  '--virtual-time-budget=2000'];
