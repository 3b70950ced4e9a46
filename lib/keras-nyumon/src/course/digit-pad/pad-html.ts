import { escapeHtml } from '../../visualization/escape-html';

/**
 * What runs in the page to start a pad. JupyterLab turns the link into the address of the file beside the notebook:
 * after the script has begun, or before, since scripts of a notebook that is being opened run when it is shown.
 */
const SCRIPT = `{
  const place = document.currentScript.parentElement;
  const link = place.querySelector('a');
  const { written } = link.dataset;
  const isJupyter = document.getElementById('jupyter-config-data') !== null;
  const resolved = new Promise((resolve) => {
    const look = () => link.getAttribute('href') !== written && resolve();
    new MutationObserver(look).observe(link, { attributes: true });
    look();
    if (!isJupyter) resolve();
  });
  const at = (file) => {
    const address = new URL(link.href);
    address.pathname = address.pathname.replace(/[^/]*$/, file);
    return address;
  };
  resolved
    .then(() => import(at('pad.js').href))
    .then(({ startPad, mnistLike }) => startPad(place, { mnistLike, at, folder: place.dataset.folder }))
    .catch((error) => place.querySelector('p').append(' (' + error + ')'));
}`;

/**
 * The HTML of a pad. Where scripts may not run, as in a notebook that was just opened, it asks to run the cell.
 *
 * @param folder the pad's folder, relative to the notebook, with slashes
 */
export function padHtml(folder: string): string {
  const name = escapeHtml(folder);
  const address = escapeHtml(folder.split('/').map(encodeURIComponent).join('/'));
  return (
    `<div class="keras-nyumon-digit-pad" data-folder="${name}"><a href="${address}/pad.js" data-written="${address}/pad.js"></a>` +
    '<p>このセルを実行すると、ここに数字をかけます。<br>Run this cell, and you can draw a digit here.</p>' +
    `<script>${SCRIPT}</script></div>`
  );
}
