import { detailHeight, detailWidths, helpHeight, incidentHeight, isTooSmall, listHeight } from './geometry.js';
import type { Model, Opened, Place } from './model.js';
import { findingLines } from './panes/findings.js';
import { helpLines } from './panes/help.js';
import { timelineLines } from './panes/timeline.js';
import { clampIndex, clampTop, windowTop } from './widgets/window.js';

/** The model with every place inside what there is, and every chosen item within its window. */
export function settled(model: Model): Model {
  if (isTooSmall(model.size)) return model;
  return {
    ...model,
    list: settledPlace(model.list, listHeight(model), model.listing.shown.length),
    incidentList: settledPlace(model.incidentList, incidentHeight(model), model.incidents.length),
    helpTop: model.screen === 'help'
      ? clampTop(model.helpTop, helpHeight(model), helpLines(model).length)
      : model.helpTop,
    opened: model.opened && settledOpened(model, model.opened),
  };
}

function settledPlace(place: Place, height: number, count: number): Place {
  const at = clampIndex(place.at, count);
  const top = windowTop(place.top, at, height, count);
  return at === place.at && top === place.top ? place : { at, top };
}

function settledOpened(model: Model, opened: Opened): Opened {
  const { tops } = opened;
  const told = model.details?.id === opened.id ? model.details.told : undefined;
  if (!told) return opened;
  const widths = detailWidths(model.size);
  const height = detailHeight(model);
  const findings = clampTop(tops.findings, height, findingLines(told, widths.findings).length);
  const timeline = clampTop(tops.timeline, height, timelineLines(told, widths.timeline).length);
  return findings === tops.findings && timeline === tops.timeline
    ? opened
    : { ...opened, tops: { findings, timeline } };
}
