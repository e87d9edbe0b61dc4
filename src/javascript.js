// The half of `javascript.rs` that is at home among JavaScript's values. In one call it writes down a value as
// lines of text; asked for key by key from Rust, that took longer.

// What is handed in, a value a line: its first letter says what it is. Between `[` and `]` stand the items of a
// list, between `{` and `}` the entries of a map, each with a line `:key` before it. In texts `\` and line feeds are
// escaped. Every look at a value is guarded: a getter that throws or a proxy that was revoked is a value that cannot
// be read, not an exception. A key that is `undefined` is one that is left out.
export function written(value, levels, mostItems, mostValues) {
    let left = mostValues;
    const write = (value, levels) => {
        if (left-- <= 0) return "~\n";
        switch (typeof value) {
            case "string": return '"' + line(value);
            case "number": return "#" + decimal(value) + "\n";
            case "boolean": return value ? "+\n" : "-\n";
            case "bigint": return "#" + value + "\n";
            case "object": return value === null ? "0\n" : levels === 0 ? "~\n" : inner(value, levels - 1);
            default: return "?" + typeof value + "\n";
        }
    };
    const inner = (value, levels) => {
        if (value === unreadable) return "?unreadable\n";
        let keys, isList;
        try {
            isList = Array.isArray(value);
            keys = isList ? [] : keysOf(value);
        } catch {
            return "?unreadable\n";
        }
        if (isList) {
            let lines = "[\n";
            // By place and not by key, so that a gap in the list counts as what it is: nothing.
            const said = at(value, "length");
            const length = typeof said === "number" ? said : 0;
            const count = Math.min(length, mostItems);
            for (let place = 0; place < count; place++) lines += write(at(value, place), levels);
            return lines + "]\n";
        }
        if (keys.length === 0 && !isPlain(value)) return "?" + line(kind(value));
        let lines = "{\n";
        const count = Math.min(keys.length, mostItems);
        for (let place = 0; place < count; place++) {
            const key = keys[place];
            const inner = typeof key === "string" ? at(value, key) : undefined;
            if (inner !== undefined) lines += ":" + line(key) + write(inner, levels);
        }
        return lines + "}\n";
    };
    return write(value, levels);
}

// A text on a line of its own.
const line = (text) => (/[\\\n]/.test(text) ? text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n") : text) + "\n";

// In the place of what throws when it is looked at.
const unreadable = {};

const at = (value, key) => {
    try {
        return value[key];
    } catch {
        return unreadable;
    }
};

// Whether an object is a bare map and not something of a kind: a promise that was not awaited, a `Map`, a date.
// Those have no keys of their own, and would pass for an empty document.
const isPlain = (value) => {
    try {
        const parent = Object.getPrototypeOf(value);
        return parent === null || isRoot(parent);
    } catch {
        return false;
    }
};

// The keys of an object, and those that its class computes. What JavaScript's own classes compute, as `size` of a
// `Map`, `flags` of an expression and `href` of a `URL`, is not what somebody wrote as a document: they have a tag, or
// are no JavaScript themselves. A chain of parents may have no end.
const keysOf = (value) => {
    const keys = new Set(Reflect.ownKeys(value));
    if (Symbol.toStringTag in value) return [...keys];
    let parent = Object.getPrototypeOf(value);
    for (let level = 0; level < 9 && parent !== null && !isRoot(parent); level++) {
        for (const key of Reflect.ownKeys(parent)) {
            const compute = Object.getOwnPropertyDescriptor(parent, key)?.get;
            if (compute && !/\[native code\]/.test(Function.prototype.toString.call(compute))) keys.add(key);
        }
        parent = Object.getPrototypeOf(parent);
    }
    return [...keys];
};

// What every object descends from.
const isRoot = (parent) => Object.getPrototypeOf(parent) === null;

// What made an object, such as `Date`, `Map` or `Promise`.
const kind = (value) => {
    const name = at(at(value, "constructor"), "name");
    return typeof name === "string" && name !== "" ? name : "object";
};

// The shortest decimal that means the same double, never with an exponent.
const decimal = (number) => {
    // Zero has two signs, of which documents know one.
    const text = String(number === 0 ? 0 : number);
    if (!text.includes("e")) return text;
    const [, sign, whole, fraction, exponent] = /^(-?)(\d)\.?(\d*)e(.+)$/.exec(text);
    const digits = whole + fraction;
    return exponent < 0
        ? sign + "0." + "0".repeat(-exponent - 1) + digits
        : sign + digits + "0".repeat(exponent - fraction.length);
};
