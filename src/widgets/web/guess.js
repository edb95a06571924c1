// A question with pictures to click on. Whatever is chosen, it is answered with the reason; nothing is counted.

function drawn({ signed, share, height, width, steps }) {
  const canvas = element("canvas", { "aria-hidden": "true", style: `width: ${share}%` });
  const values = Float32Array.from(bytes(steps), (step) => step / 127.5 - 1);
  paint(canvas, { height, width, values }, signed ? shade.signed(1) : (value) => shade.stimulus(value / 2));
  return canvas;
}

const answer = element("div", { class: "answer", role: "status" });
const buttons = given.choices.map(({ name, pictures }, number) => element(
  "button",
  { type: "button", class: "choice", id: `choice-${number}`, "aria-pressed": "false", onclick: () => reply(number) },
  element("span", { class: pictures.length > 1 ? "many" : "one" }, ...pictures.map(drawn)),
  element("span", {}, name),
));

function reply(number) {
  const right = number === given.answer;
  buttons.forEach((button, each) => {
    button.setAttribute("aria-pressed", each === number);
    button.classList.toggle("right", each === given.answer);
  });
  const said = right ? say("✓ Yes.") : say("Not this one.");
  const why = given.choices[number].reply;
  const name = given.choices[given.answer].name;
  const more = right ? why : say("{reply} It is: {name}.", { reply: why, name });
  answer.replaceChildren(
    element("p", {}, element("strong", {}, said), ` ${more}`),
    element("p", {}, given.reason),
  );
}

document.querySelector("main").append(
  ...(given.shown.length ? [element("div", { class: "shown" }, ...given.shown.map(drawn))] : []),
  element("div", { class: "choices", role: "group", "aria-label": say("answers") }, ...buttons),
  answer,
);
