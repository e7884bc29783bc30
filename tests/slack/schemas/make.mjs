// Makes block-kit.schema.json out of Slack's own types: `npm install --no-package-lock && node make.mjs`.
//
// The types say what fields there are; their comments say how long a text and how many items a list may be.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createGenerator } from "ts-json-schema-generator";

const here = new URL(".", import.meta.url);
const version = JSON.parse(readFileSync(new URL("node_modules/@slack/types/package.json", here))).version;
const licence = readFileSync(new URL("node_modules/@slack/types/LICENSE", here), "utf8").trim();

// A view of the package takes any object for a block; these take only the blocks that Slack knows.
const roots = `
import type { HomeView, KnownBlock, ModalView } from "@slack/types";
type Strict<View> = Omit<View, "blocks"> & { blocks: KnownBlock[] };
export type Roots = { message: KnownBlock[]; modal: Strict<ModalView>; home: Strict<HomeView> };
`;
const source = new URL("roots.ts", here).pathname;
writeFileSync(source, roots);
const config = { path: source, type: "Roots", expose: "all", skipTypeCheck: true, additionalProperties: false };
const schema = createGenerator(config).createSchema("Roots");
rmSync(source);

// The types of the package and these roots name each other by paths; a block needs none but its own name.
const number = (words) => Number(words.replaceAll(",", ""));
const LENGTHS = [
  /max(?:imum)? length (?:for|of)(?: the)?(?: `?text`?)?(?: (?:with)?in)?(?: this field| each item| is|)*(?: is)? ?([\d,]+)/i,
  /maximum length (?:of|is) ([\d,]+)/i,
  /Limit ([\d,]+) characters/i,
];
const COUNTS = [
  /max(?:imum)? (?:of )?([\d,]+) (?:elements|items|options|rows|cards|blocks)/i,
  /maximum number of (?:items|options|option groups|elements) is ([\d,]+)/i,
  /array of up to ([\d,]+)/i,
  /Maximum ([\d,]+) items/i,
];
const CELLS = /max of ([\d,]+) table cells/i;

function find(patterns, text) {
  const found = patterns.map((pattern) => pattern.exec(text)).find(Boolean);
  return found && number(found[1]);
}

/** Puts the limits that a comment names where a validator finds them. */
function limit(property) {
  const text = (property.description ?? "").replace(/\{@link \S+ ?([^}]*)\}/g, "$1").replace(/\s+/g, " ");
  const length = find(LENGTHS, text);
  const count = find(COUNTS, text);
  if (property.type === "string" && length && !property.const && !property.enum) property.maxLength = length;
  if (property.type === "array" && count) property.maxItems = count;
  const cells = CELLS.exec(text);
  if (property.type === "array" && cells) property.items.maxItems = number(cells[1]);
  if (property.type === "array" && length) property.items = { allOf: [property.items, textOf(length)] };
  if ((property.$ref || property.anyOf) && length) {
    const { description, ...rest } = property;
    for (const key of Object.keys(property)) delete property[key];
    property.allOf = [rest, textOf(length)];
    harvested += 1;
  }
  if (property.maxLength || property.maxItems) harvested += 1;
}

const textOf = (length) => ({ properties: { text: { maxLength: length } } });
let harvested = 0;

function walk(node) {
  if (Array.isArray(node)) return node.forEach(walk);
  if (!node || typeof node !== "object") return;
  for (const property of Object.values(node.properties ?? {})) if (typeof property === "object") limit(property);
  Object.values(node).forEach(walk);
  if (typeof node.description === "string") delete node.description;
  if (typeof node.deprecated === "string") delete node.deprecated;
}
walk(schema);

schema.$comment =
  `Made by make.mjs from @slack/types ${version}, which is under this licence:\n\n${licence}`;
writeFileSync(new URL("block-kit.schema.json", here), `${JSON.stringify(schema, null, 1)}\n`);
console.log(`${Object.keys(schema.definitions).length} definitions, ${harvested} limits read from comments`);
