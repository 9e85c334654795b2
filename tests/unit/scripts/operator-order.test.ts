import { describe, expect, it } from "vitest";
import { readOrder, usage } from "@/scripts/operator/order";

const creation = [
  "create",
  "--email",
  "C.Martin@ac-toulouse.fr",
  "--name",
  "Claire Martin",
  "--role",
  "PRINCIPAL",
  "--uai",
  "0312345x",
];

describe("the operator command", () => {
  it("reads a creation, whatever the case of the address and of the UAI", () => {
    expect(readOrder([...creation, "--school", "Collège des Capucines"])).toEqual({
      command: "create",
      creation: {
        email: "c.martin@ac-toulouse.fr",
        name: "Claire Martin",
        role: "PRINCIPAL",
        uai: "0312345X",
        school: "Collège des Capucines",
      },
    });
  });

  const delegation = creation.map((arg) => (arg === "PRINCIPAL" ? "DELEGATE" : arg));

  it("reads the classes and the last day of a delegate", () => {
    expect(readOrder([...delegation, "--classes", "6e A, 6e B,", "--until", "2027-06-30"])).toMatchObject({
      creation: { role: "DELEGATE", classes: ["6e A", "6e B"], until: "2027-06-30" },
    });
  });

  it.each([
    [[], /--classes.*--until/u],
    [["--classes", "6e A"], /ajoutez --until/u],
    [["--until", "2027-06-30"], /ajoutez --classes/u],
    [["--classes", " , ", "--until", "2027-06-30"], /ajoutez --classes/u],
    [["--classes", "6e A", "--until", "2027-02-29"], /AAAA-MM-JJ/u],
  ])("refuses a delegate with %j", (args, sentence) => {
    expect(() => readOrder([...delegation, ...args])).toThrow(sentence);
    expect(() => readOrder([...delegation, ...args])).toThrow(usage);
  });

  it("gives classes and a last day to a delegate only", () => {
    expect(() => readOrder([...creation, "--classes", "6e A"])).toThrow(/qu’avec le rôle DELEGATE/u);
    expect(() => readOrder([...creation, "--until", "2027-06-30"])).toThrow(/qu’avec le rôle DELEGATE/u);
  });

  it.each(["link", "unlock", "revoke"])("reads %s with its address", (command) => {
    expect(readOrder([command, "C.Martin@ac-toulouse.fr"])).toEqual({
      command,
      email: "c.martin@ac-toulouse.fr",
    });
  });

  it("says every thing that is wrong, then how to write it", () => {
    expect(() => readOrder(["create", "--email", "x", "--role", "CHEF"])).toThrow(
      /adresse(.|\n)*--name(.|\n)*--role(.|\n)*--uai/u,
    );
    expect(() => readOrder(["create", "--role", "CHEF"])).toThrow(usage);
  });

  it.each([
    [[]],
    [["effacer"]],
    [["create", "--password", "x"]],
    [["link"]],
    [["link", "a@b.fr", "c@d.fr"]],
    [[...creation.slice(0, -1), "031234X"]],
  ])("refuses %j", (args) => {
    expect(() => readOrder(args)).toThrow(usage);
  });
});
