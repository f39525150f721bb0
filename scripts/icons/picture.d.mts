export interface Picture {
  /** Side. */
  readonly px: number;
  /** RGBA with its alpha multiplied in, row by row from the top. */
  readonly pixels: Uint8Array;
  readonly png: Buffer;
}

export function pictureOf(svg: string): Picture;
