export {
  maxPictureBytes,
  type PaintedPicture,
  type PaintedSizes,
  PictureRefused,
  paintPicture,
  paintSizes,
  type SizesWish,
} from "./paint-picture.ts";
