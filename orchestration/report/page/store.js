// What the page knows: the packed tables as rows that read their cells when asked, and the ways between them.
// Packs: `facts` when the page starts (what all places share), `facts-<n>` of each part (the facts of some places), and `proof` and
// `proof-<n>` (articles, sentences, quotes) when the first evidence of such a fact is asked for.

const STAGES = ["planned", "signed", "landed", "building", "operating"];
const PACES = ["met", "ahead", "on", "behind", "missed", "untold", "not_comparable", "no_data"];
const KINDS = { landing: "landings", measure: "measures", target: "targets", contradiction: "contradictions", doubt: "doubts" };
// Tables of the warehouse that a doubt may be about, by the kind of fact they are here.
const KIND_OF_TABLE = {
  enterprise_landings: "landing",
  platform_metrics: "measure",
  policy_targets: "target",
  contradictions: "contradiction",
};

const packs = {};
globalThis.QIANTANG = { pack: (name, text) => packed(name).arrive(text) };

// The text of a pack, whose script may have run already or not.
function packed(name) {
  if (!packs[name]) {
    packs[name] = {};
    packs[name].text = new Promise((done) => (packs[name].arrive = done));
  }
  return packs[name];
}

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

async function unpack(name) {
  const stream = new Blob([bytesOf(await packed(name).text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const buffer = await new Response(stream).arrayBuffer();
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(UTF8.decode(new Uint8Array(buffer, 4, length)));
  const tables = {};
  for (const [table, [at, size]] of Object.entries(header.tables)) tables[table] = readArrow(buffer, 4 + length + at, size);
  return { header, tables };
}

// Rows whose cells are getters: nothing is decoded before it is shown.
function rowsOf({ length, columns }, part = null) {
  class Row {
    constructor(no) {
      this.no = no;
    }
  }
  Row.prototype.part = part;
  for (const [name, cell] of Object.entries(columns)) {
    Object.defineProperty(Row.prototype, name, {
      get() {
        return cell(this.no);
      },
    });
  }
  return Array.from({ length }, (_, no) => new Row(no));
}

const store = {};
const DIVIDED = ["landings", "measures", "targets"];
const POINTERS = { place: "places", enterprise: "enterprises", indicator: "indicators" };

async function openStore() {
  const { header, tables } = await unpack("facts");
  Object.assign(store, allRows(tables), { build: header.build, library: header.library });
  store.byId = {};
  for (const name of Object.values(POINTERS)) index(name);
  const parts = await Promise.all(Array.from({ length: header.parts }, (_, part) => unpack(`facts-${part}`)));
  for (const name of DIVIDED) store[name] = parts.flatMap(({ tables: own }, part) => rowsOf(pointed(own, name), part));
  for (const name of Object.values(KINDS)) index(name);
  linkPlaces();
  store.proof = {};
}

function allRows(tables) {
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, rowsOf(table)]));
}

function index(name) {
  store.byId[name] = new Map(store[name].map((row) => [row.id, row]));
}

// A table of a part, whose rows name places, enterprises and indicators by numbers of the part's own lists: as numbers of the page's.
function pointed(tables, name) {
  const { length, columns } = tables[name];
  const cells = Object.entries(columns).map(([column, cell]) => {
    const pointer = POINTERS[column];
    if (!pointer) return [column, cell];
    const list = tables[pointer];
    const numbers = Array.from({ length: list.length }, (_, i) => store.byId[pointer].get(list.columns.id(i))?.no ?? null);
    return [column, (i) => numbers[cell(i)] ?? null];
  });
  return { length, columns: Object.fromEntries(cells) };
}

// Evidence of a part (null: of what belongs to none) is unpacked once, when first asked for.
function openProof(part) {
  const name = part === null ? "proof" : `proof-${part}`;
  store.proof[name] ??= unpack(name).then(({ tables }) => allRows(tables));
  return store.proof[name];
}

// The tree of places, the facts of each alone (`own`) and of each with all it holds (`all`).
function linkPlaces() {
  store.nodes = store.places.map((place) => ({ place, parent: null, children: [], own: blank(), all: blank() }));
  store.nowhere = { place: null, parent: null, children: [], own: blank(), all: blank() };
  for (const node of store.nodes) {
    node.parent = node.place.parent === null ? null : store.nodes[node.place.parent];
    if (node.parent && reaches(node.parent, node)) node.parent = null;
    node.parent?.children.push(node);
  }
  for (const [kind, table] of Object.entries(KINDS)) {
    if (kind === "doubt") continue;
    for (const row of store[table]) {
      const node = row.place === null ? store.nowhere : store.nodes[row.place];
      node.own[table].push(row);
      for (let up = node; up; up = up.parent) up.all[table].push(row);
    }
  }
  store.roots = store.nodes.filter((node) => !node.parent);
}

function blank() {
  return { landings: [], measures: [], targets: [], contradictions: [] };
}

function reaches(from, node) {
  for (let up = from; up; up = up.parent) if (up === node) return true;
  return false;
}

function wayTo(node) {
  return node ? [...wayTo(node.parent), node] : [];
}

function weight(facts) {
  return facts.landings.length + facts.measures.length + facts.targets.length;
}

function paceOf(target) {
  return target.pace ?? "untold";
}

// The day a landing is counted on: of its stage, else of the first report.
function landingDay(landing) {
  return landing.stage_date ?? landing.first_on;
}
