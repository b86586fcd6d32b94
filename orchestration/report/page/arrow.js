// Reads the Arrow streams that orchestration/report/pack.py writes: one record batch, columns of utf8, int32, double or bool, nothing
// compressed. Anything else is refused by name. Columns are read where they lie; a text is decoded when it is asked for.
// The format: https://arrow.apache.org/docs/format/Columnar.html and its Message.fbs, Schema.fbs (FlatBuffers tables).

const ARROW = { SCHEMA: 1, BATCH: 3, INT: 2, FLOAT: 3, UTF8: 5, BOOL: 6, CONTINUES: 0xffffffff };
const UTF8 = new TextDecoder();

// A FlatBuffers table: field `n` lies where the table's vtable says, or is absent.
class Flat {
  constructor(view, at) {
    this.view = view;
    this.at = at;
    this.vtable = at - view.getInt32(at, true);
  }
  static root(view, at) {
    return new Flat(view, at + view.getUint32(at, true));
  }
  field(n) {
    const slot = 4 + 2 * n;
    const offset = slot < this.view.getUint16(this.vtable, true) ? this.view.getUint16(this.vtable + slot, true) : 0;
    return offset ? this.at + offset : 0;
  }
  byte(n) {
    const at = this.field(n);
    return at ? this.view.getUint8(at) : 0;
  }
  int(n) {
    const at = this.field(n);
    return at ? this.view.getInt32(at, true) : 0;
  }
  long(n) {
    const at = this.field(n);
    return at ? Number(this.view.getBigInt64(at, true)) : 0;
  }
  follow(n) {
    const at = this.field(n);
    return at ? at + this.view.getUint32(at, true) : 0;
  }
  table(n) {
    return new Flat(this.view, this.follow(n));
  }
  // Where each element of a vector begins; `size` is 4 for a vector of tables, which are offsets themselves.
  elements(n, size) {
    const at = this.follow(n);
    return at ? Array.from({ length: this.view.getUint32(at, true) }, (_, i) => at + 4 + i * size) : [];
  }
  text(n) {
    const at = this.follow(n);
    return at ? UTF8.decode(new Uint8Array(this.view.buffer, at + 4, this.view.getUint32(at, true))) : "";
  }
}

function arrowFields(schema) {
  return schema.elements(1, 4).map((at) => {
    const field = new Flat(schema.view, at + schema.view.getUint32(at, true));
    const kind = field.byte(2);
    const type = field.table(3);
    const known =
      kind === ARROW.UTF8 ||
      kind === ARROW.BOOL ||
      (kind === ARROW.INT && type.int(0) === 32) ||
      (kind === ARROW.FLOAT && type.byte(0) === 2);
    if (!known) throw new Error(`column ${field.text(0)} has a type this page does not read (${kind})`);
    return { name: field.text(0), kind };
  });
}

// A function from row number to value (null where there is none), for one column of a batch.
function arrowColumn(kind, buffer, next) {
  const [validAt, validBytes] = next();
  const valid = validBytes ? new Uint8Array(buffer, validAt, validBytes) : null;
  const has = valid ? (i) => (valid[i >> 3] >> (i & 7)) & 1 : () => 1;
  const [at, bytes] = next();
  if (kind === ARROW.INT) {
    const values = new Int32Array(buffer, at, bytes >> 2);
    return (i) => (has(i) ? values[i] : null);
  }
  if (kind === ARROW.FLOAT) {
    const values = new Float64Array(buffer, at, bytes >> 3);
    return (i) => (has(i) ? values[i] : null);
  }
  if (kind === ARROW.BOOL) {
    const values = new Uint8Array(buffer, at, bytes);
    return (i) => (has(i) ? Boolean((values[i >> 3] >> (i & 7)) & 1) : null);
  }
  const ends = new Int32Array(buffer, at, bytes >> 2);
  const [textAt, textBytes] = next();
  const text = new Uint8Array(buffer, textAt, textBytes);
  return (i) => (has(i) ? UTF8.decode(text.subarray(ends[i], ends[i + 1])) : null);
}

// { length, columns: {name: row => value} } of the stream at `offset` of an ArrayBuffer.
function readArrow(buffer, offset, size) {
  const view = new DataView(buffer);
  let at = offset;
  let fields = [];
  const table = { length: 0, columns: {} };
  while (at < offset + size && view.getUint32(at, true) === ARROW.CONTINUES) {
    const length = view.getInt32(at + 4, true);
    if (!length) break;
    const message = Flat.root(view, at + 8);
    const body = at + 8 + length;
    const header = message.table(2);
    if (message.byte(1) === ARROW.SCHEMA) {
      fields = arrowFields(header);
      for (const field of fields) table.columns[field.name] = () => null;
    } else if (message.byte(1) === ARROW.BATCH && !table.length) {
      table.length = header.long(0);
      const spans = header
        .elements(2, 16)
        .map((b) => [body + Number(view.getBigInt64(b, true)), Number(view.getBigInt64(b + 8, true))]);
      const next = () => spans.shift();
      for (const field of fields) table.columns[field.name] = arrowColumn(field.kind, buffer, next);
    } else {
      throw new Error("the table is not one plain record batch");
    }
    at = body + message.long(3);
  }
  return table;
}
