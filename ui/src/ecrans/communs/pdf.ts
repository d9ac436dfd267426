// The legacy build carries what WebKitGTK still lacks. It is heavy: only what shows pages loads it.
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

export interface PageDessinee {
  canvas: HTMLCanvasElement;
  /** The words of the page, for those who do not see it. */
  texte: string;
}

/** An open document, whose pages are drawn when asked. */
export interface DocumentPdf {
  /** Width over height of each page. */
  proportions: number[];
  dessiner(numero: number, largeur: number): Promise<PageDessinee>;
  fermer(): void;
}

// No code from strings and no WebAssembly: the content security policy allows neither.
const charger = (octets: Uint8Array) => getDocument({ data: octets, isEvalSupported: false, useWasm: false });

/** Opens a document that may be long: nothing is drawn yet. */
export async function ouvrir(octets: Uint8Array): Promise<DocumentPdf> {
  const tache = charger(octets);
  try {
    const source = await tache.promise;
    const proportions: number[] = [];
    for (let numero = 1; numero <= source.numPages; numero++) {
      const { width, height } = (await source.getPage(numero)).getViewport({ scale: 1 });
      proportions.push(width / height);
    }
    return {
      proportions,
      dessiner: (numero, largeur) => dessinerPage(source, numero, largeur),
      fermer: () => void tache.destroy(),
    };
  } catch (erreur) {
    void tache.destroy();
    throw erreur;
  }
}

/** Draws every page, as wide as asked, at the screen's own resolution. */
export async function dessiner(
  octets: Uint8Array,
  largeur: number,
  abandonne: () => boolean,
): Promise<PageDessinee[]> {
  const tache = charger(octets);
  try {
    const document_ = await tache.promise;
    const pages: PageDessinee[] = [];
    for (let numero = 1; numero <= document_.numPages && !abandonne(); numero++) {
      pages.push(await dessinerPage(document_, numero, largeur));
    }
    return pages;
  } finally {
    void tache.destroy();
  }
}

async function dessinerPage(
  source: PDFDocumentProxy,
  numero: number,
  largeur: number,
): Promise<PageDessinee> {
  const page = await source.getPage(numero);
  const echelle = (largeur * window.devicePixelRatio) / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale: echelle });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const contenu = await page.getTextContent();
  const texte = contenu.items.map((i) => ('str' in i ? i.str + (i.hasEOL ? ' ' : '') : '')).join('');
  return { canvas, texte };
}
