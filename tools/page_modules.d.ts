// What TypeScript has to know of the page modules beyond their own JSDoc: the two homes of a widget, the events by
// which widgets of a page tell each other, and the little that is global. Read by `make lint` alone; no page gets it.

/** What a widget's `render` is handed: Jupyter's model, or host.mjs's stand-in for it, and the widget's element. */
interface WidgetContext {
  model: WidgetModel;
  el: HTMLElement;
}

interface WidgetModel {
  get(key: string): any;
  set(key: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

interface DocumentEventMap {
  /** A form holds a drill back, or lets it go. */
  "mot:hold": CustomEvent<{ drill: string; held: boolean }>;
  /** A drill's case is another than the book's own, or (given null) its own again. */
  "mot:case": CustomEvent<{ drill: string; given: any }>;
  /** A draft, or a note on a firm, was changed by the widget `by`. */
  "mot:drafts": CustomEvent<{ by: Element }>;
  "mot:firm": CustomEvent<{ by: Element }>;
  /** All that is kept may have changed. */
  "mot:store": CustomEvent<null>;
  /** Another seat or level was chosen. */
  "mot:reader": CustomEvent<null>;
}

interface HTMLElementEventMap {
  /** The reader's choice of colours: light, dark or auto. */
  "mot:mode": CustomEvent<string>;
}

/** Set once the bar of a path watches the page. */
declare var motSession: boolean | undefined;

/** What bench/probe.js puts on a page that is measured. */
declare var bench: { first: number | null; [name: string]: any };

/** How a number is written: see `Format` in cxprep/numbers/formats.py. */
type NumberFormat = [
  plus: boolean,
  currency: string,
  comma: boolean,
  digits: number,
  percent: boolean,
  scale: number,
  suffix: string,
];

/** A recorded model, as cxprep/live/tracer.py writes it. */
interface Tape {
  inputs: string[];
  constants: number[];
  operations: [operation: string, ...slots: number[]][];
}

/** What may stand in an element: nodes and texts, also in lists; what is no child is left out. */
type Child = Node | string | null | undefined | false | Child[];

/** A reader's story, as cxprep/practice/stories.py documents it. */
interface Story {
  id: string;
  title: string;
  metric: string;
  competencies: string[];
  ticks: Record<string, boolean>;
  changed: string;
  [part: string]: any;
}

interface PathStep {
  key: string;
  title: string;
  do?: string;
  what?: string;
  minutes: number;
  day?: number;
  href: string;
  read?: string[];
}

interface Path {
  title: string;
  steps: PathStep[];
}

/** What is read of an orders file; a bad row says where it stands and why it was not read. */
interface OrdersRead {
  rows: [customer: string, day: string, amount: number][];
  bad: { line: number; last: number; reason: string }[];
  notes: string[];
}

// What is found by a selector is what the page's own markup says; no type can know that.
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}

interface Element {
  closest(selectors: string): any;
}

/** What a mock interview is drawn from: roles with their questions, drills, levels and dimensions. */
interface InterviewSpec {
  /** From the page to the book's root. */
  book: string;
  roles: any[];
  minutes: number[];
  kinds: string[];
  rounds: InterviewRound[];
  dictation: string;
}

/** A round, as cxprep/practice/rounds.py documents it. */
interface InterviewRound {
  id: string;
  title: string;
  about: string;
  how: string;
  minutes: number;
  think: number;
  answer: number;
  means: string;
  persons: any[];
  questions: any[];
  draws: { kinds: string[] }[];
  drills: number;
  scale: { name: string; title: string; anchors: string[] }[];
}

interface InterviewPlan {
  role: string;
  level: string;
  minutes: number;
  seed: number;
  weights: string;
  /** A round's id, or "tonight": four questions and no drill. */
  kind?: string;
}

/** A look-for as a self-assessment has it, with what the book has on it. */
interface LookFor {
  id: string;
  name: string;
  help: { words: string; address: string }[];
}

interface Assessed {
  at: string;
  scores: Record<string, number>;
}

/** reveal.js, which the build takes from npm and serves beside the page modules. */
declare module "*/reveal.mjs" {
  const Reveal: any;
  export default Reveal;
}
