// Go programs are built before the capture starts: the compiler is slow, and no part of the story.

/** Compiles lib/fetch.go to ./fetch in the working folder, without modules and without cgo. */
export async function buildGoClient(scene) {
  scene.bring('fetch.go');
  await scene.prepare(['go', 'build', '-o', 'fetch', 'fetch.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
}
