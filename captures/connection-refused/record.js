export const needs = ['curl'];

export async function record(scene) {
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.client(['openssl', 's_client', '-brief', '-connect', 'api.example.com:443']);
  await scene.endCapture();
}
