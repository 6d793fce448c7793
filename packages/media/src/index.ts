export { maxPictureBytes, type PaintedPicture, PictureRefused, paintPicture } from "./paint-picture.ts";
