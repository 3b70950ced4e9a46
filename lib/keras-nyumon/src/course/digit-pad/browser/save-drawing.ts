interface JupyterConfig {
  baseUrl: string;
  token?: string;
}

/** What Jupyter tells its page; undefined where this page is not Jupyter's, such as an exported one. */
function jupyterConfig(): JupyterConfig | undefined {
  const config = document.getElementById('jupyter-config-data')?.textContent;
  return config ? (JSON.parse(config) as JupyterConfig) : undefined;
}

/** Whether there is a Jupyter that can save a drawing. */
export const canSave = (): boolean => jupyterConfig() !== undefined;

/**
 * Saves a drawing as a file, through Jupyter.
 *
 * @param address where Jupyter serves that file
 * @throws Error when Jupyter refuses
 */
export async function saveDrawing(canvas: HTMLCanvasElement, address: URL): Promise<void> {
  const { baseUrl = '/', token } = jupyterConfig() ?? {};
  const served = new URL(`${baseUrl}files/`, location.href).pathname;
  const contents = new URL(`${baseUrl}api/contents/${address.pathname.slice(served.length)}`, location.href);
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  const xsrf = /\b_xsrf=([^;]*)/.exec(document.cookie)?.[1];
  if (xsrf) headers['X-XSRFToken'] = xsrf;
  if (token) headers.Authorization = `token ${token}`;
  const content = canvas.toDataURL('image/png').split(',')[1];
  const answer = await fetch(contents, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ type: 'file', format: 'base64', content }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
}
