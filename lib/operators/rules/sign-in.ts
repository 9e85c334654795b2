/** Between the two factors: time to find one's phone. */
export const ticketMinutes = 5;

/** The cookie that proves the first factor; no other page of the console receives it. */
export const ticketCookie = { name: "vigie-connexion", path: "/connexion" };

/** Stands for an unknown address, so that it goes through the same steps as a known one. */
export const nobody = {
  id: "00000000-0000-0000-0000-000000000000",
  name: "",
  passwordHash: null,
  disabledAt: null,
};
