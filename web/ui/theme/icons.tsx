import type { ReactNode } from 'react';

type IconProps = { size?: number };

function draw({ size = 18 }: IconProps, paths: ReactNode) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {paths}
    </svg>
  );
}

/** Icons of the desk, drawn for it; always beside a word or with a name on their button. */
export const SearchIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <circle cx="9" cy="9" r="5" />
      <path d="m13 13 4 4" />
    </>,
  );
export const DepositIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <path d="M10 13V4" />
      <path d="m6.5 7.5 3.5-3.5 3.5 3.5" />
      <path d="M3.5 13v3.5h13V13" />
    </>,
  );
export const TodayIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <circle cx="10" cy="10" r="6.5" />
      <path d="M10 6.5V10l2.5 1.8" />
    </>,
  );
export const CaseIcon = (props: IconProps) => draw(props, <path d="M3 5.5h5l1.5 2H17v8.5H3z" />);
export const PeopleIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <circle cx="8" cy="7" r="3" />
      <path d="M2.5 16.5c.6-3 2.7-4.5 5.5-4.500s4.9 1.5 5.5 4.5" />
      <path d="M13 4.300a3 3 0 0 1 0 5.400M15 12.500c1.3.7 2.2 2 2.5 4" />
    </>,
  );
export const MoneyInIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <rect x="2.5" y="5" width="15" height="10" rx="1.5" />
      <circle cx="10" cy="10" r="2.2" />
      <path d="M5.3 10h.01M14.7 10h.01" />
    </>,
  );
export const ReportIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <path d="M3.5 16.500h13" />
      <path d="M5.5 13.500v-3M10 13.500v-8M14.5 13.500v-5" />
    </>,
  );
export const SettingsIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <path d="M3 6h8M15 6h2M3 14h2M9 14h8" />
      <circle cx="13" cy="6" r="2" />
      <circle cx="7" cy="14" r="2" />
    </>,
  );
export const OutboxIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <path d="m3 10 14-6-4 13-3.5-5z" />
      <path d="m9.5 12 7.5-8" />
    </>,
  );
export const BankIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <path d="M3 8 10 4l7 4z" />
      <path d="M5 8v6M10 8v6M15 8v6M3 16.500h14" />
    </>,
  );
export const LawIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <path d="M10 3.500v13M6.500 16.500h7M4.500 6h11" />
      <path d="m4.500 6-2 5h4zM15.500 6l-2 5h4z" />
    </>,
  );
export const OrganisationIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <path d="M4 16.500V5l6-2v13.500M10 8h6v8.500M2.5 16.500h15" />
      <path d="M7 7.500v.01M7 10.500v.01M13 11v.01M13 13.500v.01" />
    </>,
  );
export const SunIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <circle cx="10" cy="10" r="3" />
      <path d="M10 3v1.500M10 15.500V17M3 10h1.500M15.5 10H17M5 5l1 1M14 14l1 1M15 5l-1 1M6 14l-1 1" />
    </>,
  );
export const MoonIcon = (props: IconProps) =>
  draw(props, <path d="M16 11.800A6.5 6.5 0 0 1 8.2 4a6.5 6.5 0 1 0 7.8 7.800z" />);
export const ChevronDownIcon = (props: IconProps) => draw(props, <path d="m6 8 4 4 4-4" />);
export const ChevronRightIcon = (props: IconProps) => draw(props, <path d="m8 6 4 4-4 4" />);
export const FileIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <path d="M5 3h6.500L15 6.500V17H5z" />
      <path d="M11.5 3v3.500H15" />
    </>,
  );
export const WarningIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <path d="M10 3.5 17.5 16.500h-15z" />
      <path d="M10 8.500v3.500M10 14.300v.01" />
    </>,
  );
export const PreviousIcon = (props: IconProps) => draw(props, <path d="m12 6-4 4 4 4" />);
export const ZoomInIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <circle cx="9" cy="9" r="5" />
      <path d="m13 13 4 4M9 7v4M7 9h4" />
    </>,
  );
export const ZoomOutIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <circle cx="9" cy="9" r="5" />
      <path d="m13 13 4 4M7 9h4" />
    </>,
  );
export const DownloadIcon = (props: IconProps) =>
  draw(
    props,
    <>
      <path d="M10 4v9" />
      <path d="m6.5 9.5 3.5 3.5 3.5-3.5" />
      <path d="M3.5 13v3.500h13V13" />
    </>,
  );
