// Shows in the local Slack server's page the blocks that it does not know: it calls this where it meets one.
// `make` makes an element (React's `jsx`), `show` shows a text object, and `Element` an element that can be clicked.
window.showBlock = ({ jsx: make }, show, Element, block, blockId, context) => {
  const all = (things, one) => (things || []).map((thing, index) => one(thing, index));
  const box = (tag, style, children, key) => make(tag, { style, children }, key);
  const line = "1px solid #ccc";

  const piece = (element, key) => {
    const style = element.style || {};
    const look = {
      fontWeight: style.bold ? 700 : undefined,
      fontStyle: style.italic ? "italic" : undefined,
      textDecoration: style.strike ? "line-through" : undefined,
      fontFamily: style.code ? "monospace" : undefined,
      whiteSpace: "pre-wrap",
    };
    if (element.type === "link") {
      return make("a", { href: element.url, target: "_blank", rel: "noreferrer", style: look, children: element.text || element.url }, key);
    }
    const words = { user: `@${element.user_id}`, channel: `#${element.channel_id}`, emoji: `:${element.name}:` };
    return box("span", look, words[element.type] || element.text, key);
  };
  const paragraph = (part, key) => {
    const pieces = all(part.elements, part.type === "rich_text_list" ? (item, index) => box("li", {}, paragraph(item, 0), index) : piece);
    switch (part.type) {
      case "rich_text_quote":
        return box("blockquote", { borderLeft: "4px solid #ddd", margin: "4px 0", paddingLeft: 12 }, pieces, key);
      case "rich_text_preformatted":
        return box("pre", { border: line, padding: 8, whiteSpace: "pre-wrap" }, pieces, key);
      case "rich_text_list":
        return box(part.style === "ordered" ? "ol" : "ul", { margin: "4px 0", paddingLeft: 24 }, pieces, key);
      default:
        return box("div", {}, pieces, key);
    }
  };
  const cell = (content, key, isHead) =>
    box(
      isHead ? "th" : "td",
      { border: line, padding: "4px 8px", textAlign: "left", verticalAlign: "top" },
      content.type === "rich_text" ? all(content.elements, paragraph) : String(content.text ?? content.value ?? ""),
      key,
    );

  switch (block.type) {
    case "rich_text":
      return box("div", {}, all(block.elements, paragraph));
    case "table":
    case "data_table": {
      const rows = all(block.rows, (row, index) => box("tr", {}, all(row, (content, column) => cell(content, column, !index)), index));
      return box("table", { borderCollapse: "collapse", margin: "6px 0", fontSize: 14 }, make("tbody", { children: rows }));
    }
    case "context_actions": {
      const buttons = block.elements.flatMap((element) =>
        element.type === "feedback_buttons"
          ? [element.positive_button, element.negative_button].map((button) => ({ ...button, type: "feedback_buttons", action_id: element.action_id }))
          : [element],
      );
      const click = (button) => () =>
        context.onAction?.({ block_id: blockId, action_id: button.action_id, type: button.type, value: button.value, text: button.text });
      return make("div", {
        className: "bk-actions",
        children: all(buttons, (button, key) => make("button", { className: "bk-button", onClick: click(button), children: button.text.text }, key)),
      });
    }
    case "markdown":
      return show({ type: "mrkdwn", text: block.text });
    default:
      return box("div", { color: "#a00" }, `[${block.type}]`);
  }
};
