// Which seat the reader is in: what they chose last, on whichever page, else the seat of the path that they walk.
// Kept in the store's section "seat": {chosen: {role, level, changed}}.
import { get, put } from "./store.mjs";

const SEAT = "seat";
const isText = (value) => typeof value === "string";

/**
 * The seat and the level that the reader is in, each "" where nothing is known.
 * @returns {{ role: string, level: string }}
 */
export function seat() {
  const { chosen } = get(SEAT);
  const path = get("paths").running?.path;
  const role = isText(chosen?.role) ? chosen.role : isText(path) && path.includes(".") ? path.split(".")[0] : "";
  return { role, level: isText(chosen?.level) ? chosen.level : "" };
}

/**
 * Remember the reader's choice of a seat, and of a level where there is one to choose.
 * @param {string} role
 * @param {string} [level]
 */
export function chooseSeat(role, level = seat().level) {
  const now = seat();
  if (now.role !== role || now.level !== level)
    put(SEAT, { ...get(SEAT), chosen: { role, level, changed: new Date().toISOString() } });
}
