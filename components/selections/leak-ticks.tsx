"use client";

import { useEffect, useState } from "react";
import { count } from "@/lib/french";

/** « Préparer la réinitialisation de 37 élèves »: follows the ticks of the page, those of other pages aside. */
export function PrepareLabel({ chosenElsewhere, chosen }: { chosenElsewhere: number; chosen: number }) {
  const [number, setNumber] = useState(chosen);
  useEffect(() => {
    const recount = () => {
      const ticks = document.querySelectorAll<HTMLInputElement>("input[name=retenu]:checked");
      setNumber(chosenElsewhere + new Set([...ticks].map(({ value }) => value)).size);
    };
    recount();
    document.addEventListener("change", recount);
    return () => {
      document.removeEventListener("change", recount);
    };
  }, [chosenElsewhere]);
  return <>Préparer la réinitialisation de {count(number, "élève")}</>;
}
