import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { Choices, Field, Form } from "#ui/form.tsx";

/** A form that finds out what is lacking once it is submitted. */
function Asking({ given }: { readonly given: string }) {
  const [hasTried, setTried] = useState(false);
  return (
    <Form onSubmit={() => setTried(true)}>
      <Field label="One" value={given} onValue={() => {}} lacking={hasTried && given === "" ? "Fill this in." : ""} />
      <Choices
        legend="Two"
        options={[{ value: "a", label: "First choice" }]}
        chosen={[]}
        onChosen={() => {}}
        lacking={hasTried ? "Choose one." : ""}
      />
      <button type="submit">Send</button>
    </Form>
  );
}

test("submitting goes to the first field that lacks something", async () => {
  const user = userEvent.setup();
  render(<Asking given="" />);
  await user.click(screen.getByRole("button", { name: "Send" }));
  const field = screen.getByRole("textbox", { name: "One" });
  expect(document.activeElement).toBe(field);
  expect(field.getAttribute("aria-invalid")).toBe("true");
});

test("where only a choice is lacking, submitting goes to its first box", async () => {
  const user = userEvent.setup();
  render(<Asking given="something" />);
  await user.click(screen.getByRole("button", { name: "Send" }));
  expect(document.activeElement).toBe(screen.getByRole("checkbox", { name: "First choice" }));
});
