import { crc32, deflateSync } from 'node:zlib';

// Images made from nothing, so that the scripts need no files: a plain PNG of any size, padded to any length where a case asks for it.

function chunk(type, data) {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

/** A grey PNG of one bit per pixel. `seed` makes images differ; `bytes` pads the file to that length with a chunk that decoders skip. */
export function png(width = 320, height = 240, { seed = 0, bytes = 0 } = {}) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const row = 1 + Math.ceil(width / 8);
  const pixels = Buffer.alloc(row * height, 0xaa);
  for (let y = 0; y < height; y++) {
    pixels[y * row] = 0;
  }
  pixels.writeUInt8(seed & 0xff, 1);
  pixels.writeUInt8(seed >> 8, 2);
  const parts = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  const missing = bytes - parts.reduce((sum, part) => sum + part.length, 0) - 12;
  if (missing >= 0) {
    parts.splice(2, 0, chunk('paDd', Buffer.alloc(missing)));
  }
  return Buffer.concat(parts);
}

/** Bytes that are no image. */
export const noImage = Buffer.from('This is not an image, whatever its name says. '.repeat(20));

/** A PNG that ends in its middle. */
export const brokenImage = png().subarray(0, 60);

/** The head of a WebP file: a format that some services take and others do not. */
export const webp = Buffer.concat([Buffer.from('RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x3f\xc1\x3b\x00\x00\x00\x00\x00\x00\x00\x00', 'latin1'), Buffer.alloc(64)]);
