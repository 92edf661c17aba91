"""Pictures of text made smaller: Chromium's own PNGs are a quarter larger than they need to be."""

import base64
import struct
import zlib

from playwright.sync_api import Browser

_PIXELS = """async (data) => {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let at = 0; at < pixels.length; at += 4) text += String.fromCharCode(...pixels.slice(at, at + 3));
  return [image.width, image.height, btoa(text)];
}"""


def smaller(browser: Browser, png: bytes) -> bytes:
    """The same opaque picture in fewer bytes."""
    page = browser.new_page()
    width, height, text = page.evaluate(_PIXELS, base64.b64encode(png).decode())
    page.close()
    pixels = base64.b64decode(text)
    stride = width * 3
    # Letters repeat themselves exactly; PNG's filters, made for photographs, would hide that.
    rows = b"".join(b"\0" + pixels[at : at + stride] for at in range(0, len(pixels), stride))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
