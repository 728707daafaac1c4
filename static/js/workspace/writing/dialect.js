// How the dialect is shown in the editor: a look, not a judgement. All of it fits in one line.

const RULES = [
  { token: "escape", regex: /\\./ },
  { token: "code", regex: /`[^`]+`/ },
  { token: "heading", regex: /^#{1,6}\s.*$/ },
  { token: "fence", regex: /^\s*:::.*$/ },
  { token: "bullet", regex: /^\s*(?:[-*+]|\d+[.)])\s/ },
  { token: "citation", regex: /\[@[^\]]*\]/ },
  { token: "mark", regex: /\]\{[^}]*\}/ },
  { token: "mark", regex: /\]\([^)\s]*\)/ },
  { token: "strong", regex: /\*\*(?=\S)(?:[^*\\[\]]|\\.)+\*\*/ },
  { token: "emphasis", regex: /\*(?=\S)(?:[^*\\[\]]|\\.)+\*/ },
];

export function dialectMode(ace) {
  const { Mode } = ace.require("ace/mode/text");
  const { TextHighlightRules } = ace.require("ace/mode/text_highlight_rules");

  class DialectRules extends TextHighlightRules {
    constructor() {
      super();
      this.$rules = { start: RULES.map((rule) => ({ ...rule })) };
    }
  }

  const mode = new Mode();
  mode.HighlightRules = DialectRules;
  mode.$behaviour = null;
  // A new line begins where it begins; lists are gone on with by the toolbar's own rule.
  mode.getNextLineIndent = () => "";
  return mode;
}
