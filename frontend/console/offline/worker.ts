/** Lets this build of the console open without a signal from now on. */
export async function registerWorker(): Promise<void> {
  // Old browsers have none, nor has a page that came without encryption.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const build = document.querySelector<HTMLScriptElement>('script[type=module]')?.src.split('/').pop() ?? '';
  await workers?.register(`/console/worker.js?v=${build}`, { scope: '/console/' }).catch(() => undefined);
}
