const strokes = {
  alert: "M10 3 2.5 16.5h15zM10 8v4m0 2.2v.1",
  check: "m4 10.5 4 4 8-9",
  "chevron-down": "m5 8 5 5 5-5",
  "chevron-right": "m8 5 5 5-5 5",
  close: "m5 5 10 10M15 5 5 15",
  dashboard: "M3 3h6v8H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 13h6v4H3z",
  download: "M10 3v9m-4-4 4 4 4-4M3.5 16.5h13",
  error: "M7 2.5h6L17.5 7v6L13 17.5H7L2.5 13V7zM10 6.5V11m0 2.2v.1",
  file: "M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4",
  guests: "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2 16.5c0-3 2.4-5 5.5-5s5.5 2 5.5 5M14 6.5v6m-3-3h6",
  import: "M3 12v4.5h14V12M10 3v9m-4-4 4 4 4-4",
  info: "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15M10 9v5m0-7.6v.1",
  journal: "M5 2.5h10.5v15H5a1.5 1.5 0 0 1-1.5-1.5V4A1.5 1.5 0 0 1 5 2.5M3.5 14.5h12M7.5 6h5",
  menu: "M3 5h14M3 10h14M3 15h14",
  operator: "M10 10.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3.5 17c0-3 2.9-4.5 6.5-4.5s6.5 1.5 6.5 4.5",
  print: "M6 7V2.5h8V7M6 14H3V7h14v7h-3M6 11.5h8v6H6z",
  pupils:
    "M7 9.5A3 3 0 1 0 7 3.5a3 3 0 0 0 0 6M1.5 16.5c0-3 2.4-5 5.5-5s5.5 2 5.5 5M13 4a3 3 0 0 1 0 5.3M15 12c2 .6 3.5 2.2 3.5 4.5",
  reset:
    "M12.5 3a4.5 4.5 0 1 1-3.2 7.7L3.5 16.5H2.5v-2.8l.8-.7h2v-2h1.6l1.4-1.4A4.5 4.5 0 0 1 12.5 3M13.5 6.5v.1",
  school: "M2 8.5 10 3l8 5.5M3.5 8v9h13V8M8 17v-5h4v5",
  search: "M9 3a6 6 0 1 1 0 12A6 6 0 0 1 9 3m4.4 10.4L17.5 17.5",
  settings: "M3 6h7m4 0h3M12 4v4M3 14h3m4 0h7M8 12v4",
  shield: "M10 2.5 16.5 5v5c0 4-2.8 6.4-6.5 7.5C6.3 16.4 3.5 14 3.5 10V5zM7 10l2.2 2.2L13.2 8",
  "sign-out": "M8 3H3.5v14H8M8 10h9m-3.5-4L17 10l-3.5 4",
  "sort-down": "m5.5 8 4.5 5 4.5-5",
  "sort-none": "m6.5 8 3.5-4 3.5 4m-7 4 3.5 4 3.5-4",
  "sort-up": "m5.5 12 4.5-5 4.5 5",
  success: "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15M6.5 10.3l2.5 2.4 4.5-5",
} as const;

export type IconName = keyof typeof strokes;

/** A 20 px outline drawing, always beside a word or inside a control that has a name. */
export function Icon({ name, className = "size-5" }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className={`shrink-0 fill-none stroke-current stroke-[1.5] ${className}`}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={strokes[name]} />
    </svg>
  );
}
