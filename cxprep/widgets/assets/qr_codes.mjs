// QR codes by the library that the build copies beside the site (npm's qr), fetched only when one is wanted.

const LIBRARY = (name) => new URL(`../qr/${name}`, import.meta.url).href;
const SVG = "http://www.w3.org/2000/svg";

/**
 * A text as a QR code; a sentence where the library cannot be had.
 * @param {string} text
 * @returns {Promise<Element>}
 */
export async function qrOf(text) {
  try {
    const { default: encodeQR } = await import(LIBRARY("index.js"));
    const rows = encodeQR(text, "raw", { ecc: "medium", border: 3 });
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", `0 0 ${rows.length} ${rows.length}`);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", "QR code");
    svg.setAttribute("class", "mot-qr");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join(""));
    svg.append(path);
    return svg;
  } catch {
    const words = document.createElement("p");
    words.textContent = "The QR code could not be drawn here. The text does the same.";
    return words;
  }
}

/**
 * The text of the QR code in a picture; null where none is found.
 * @param {ImageData} picture
 * @returns {Promise<string | null>}
 */
export async function qrIn(picture) {
  const { default: decodeQR } = await import(LIBRARY("decode.js"));
  try {
    return decodeQR(picture);
  } catch {
    return null;
  }
}

/**
 * A picture's points, at most 1600 on a side.
 * @param {CanvasImageSource} source
 * @param {number} width
 * @param {number} height
 * @returns {ImageData}
 */
export function pointsOf(source, width, height) {
  const scale = Math.min(1, 1600 / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
