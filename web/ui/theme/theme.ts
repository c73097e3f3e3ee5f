import {
  ActionIcon,
  Alert,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  NavLink,
  Popover,
  Skeleton,
  Tabs,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

import classes from './theme.module.css';

/** Ten warm greys from paper to ink: Mantine's own components draw lines and disabled states from them. */
const paper: MantineColorsTuple = [
  '#f7f4ed',
  '#f3efe6',
  '#eee9de',
  '#e4ddd0',
  '#cfc8ba',
  '#858e89',
  '#66716c',
  '#55615f',
  '#35413f',
  '#1b2524',
];
const night: MantineColorsTuple = [
  '#ece8df',
  '#c9cfcb',
  '#aeb8b4',
  '#939e9a',
  '#434e4b',
  '#2f3836',
  '#1b2120',
  '#141918',
  '#0f1413',
  '#0b0f0e',
];
const act: MantineColorsTuple = [
  '#eef5f3',
  '#e3eeea',
  '#bfd9d2',
  '#93d3c8',
  '#79c2b6',
  '#4f9a8f',
  '#2f7d74',
  '#17655f',
  '#0b5351',
  '#083f3d',
];
const watch: MantineColorsTuple = [
  '#fdf7e9',
  '#fbefd6',
  '#f3dcae',
  '#ebc98a',
  '#e3b76b',
  '#cf9d46',
  '#b37f26',
  '#9a6412',
  '#875507',
  '#6b4305',
];
const harm: MantineColorsTuple = [
  '#fbf2ef',
  '#f8e7e2',
  '#f0cbc2',
  '#ecb3a6',
  '#e79c8c',
  '#d07b68',
  '#b8594a',
  '#a84636',
  '#963728',
  '#752a1e',
];
const good: MantineColorsTuple = [
  '#f0f7f2',
  '#e2f0e5',
  '#c3dfca',
  '#a6d5b5',
  '#8bcaa1',
  '#62a97c',
  '#448c60',
  '#347550',
  '#28653f',
  '#1d4d2f',
];

/** Colours by meaning: `act` what can be done, `watch` a person must look, `harm` loss or danger, `good` settled. */
const meanings = new Set(['act', 'watch', 'harm', 'good']);

const variantColorResolver: VariantColorsResolver = ({ color, theme, variant }) => {
  const name = color && meanings.has(color) ? color : color === 'gray' ? 'soft' : theme.primaryColor;
  const ink = name === 'act' ? 'var(--act-ink)' : name === 'harm' ? 'var(--harm-ink)' : 'var(--card)';
  const wash = name === 'soft' ? 'var(--sunk)' : `var(--${name}-wash)`;
  const strong = name === 'act' ? 'var(--act-strong)' : `color-mix(in srgb, var(--${name}), var(--ink) 18%)`;
  switch (variant) {
    case 'filled':
      return { background: `var(--${name})`, hover: strong, color: ink, border: '1px solid transparent' };
    case 'light':
      return {
        background: wash,
        hover: `color-mix(in srgb, ${wash}, var(--${name}) 10%)`,
        color: `var(--${name})`,
        border: '1px solid transparent',
      };
    case 'outline':
      return { background: 'transparent', hover: wash, color: `var(--${name})`, border: `1px solid var(--${name})` };
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: variant === 'subtle' ? wash : 'transparent',
        color: `var(--${name})`,
        border: '1px solid transparent',
      };
    default:
      return { background: 'var(--card)', hover: 'var(--sunk)', color: 'var(--ink)', border: '1px solid var(--line)' };
  }
};

export const theme = createTheme({
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace',
  headings: { fontFamily: 'var(--sans)', fontWeight: '600' },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  colors: { gray: paper, dark: night, act, watch, harm, good, red: harm, teal: good, yellow: watch },
  primaryColor: 'act',
  primaryShade: { light: 8, dark: 4 },
  white: '#fffefb',
  black: '#1b2524',
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 500 } } }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray', size: 36 },
      classNames: { root: classes.actionIcon ?? '' },
    }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { error }) => ({
        wrapper: {
          '--input-bd': error ? 'var(--harm)' : 'var(--edge)',
          '--input-bg': 'var(--card)',
          '--input-height': '40px',
        },
      }),
    }),
    InputWrapper: Input.Wrapper.extend({
      styles: {
        label: { fontWeight: 500, marginBottom: 4 },
        description: { color: 'var(--soft)', fontSize: 14, marginBottom: 4 },
        error: { color: 'var(--harm)', fontSize: 14.5 },
      },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', radius: 'md', width: 340 } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', radius: 'md', width: 'max-content' } }),
    Modal: Modal.extend({
      defaultProps: { radius: 'md', centered: true },
      styles: { title: { fontWeight: 600, fontSize: '1.125rem' } },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: false, openDelay: 300 } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
    NavLink: NavLink.extend({ defaultProps: { variant: 'light' } }),
    Tabs: Tabs.extend({ classNames: { list: classes.tabList ?? '', tab: classes.tab ?? '' } }),
    Alert: Alert.extend({ defaultProps: { variant: 'light', radius: 'md' } }),
  },
  shadows: {
    xs: '0 1px 2px var(--shade)',
    sm: '0 2px 6px var(--shade)',
    md: '0 6px 20px var(--shade)',
    lg: '0 10px 32px var(--shade)',
    xl: '0 16px 48px var(--shade)',
  },
});

const fromTokens = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--soft)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-anchor': 'var(--act)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--sunk)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-error': 'var(--harm)',
  '--mantine-color-success': 'var(--good)',
  '--mantine-color-disabled': 'var(--sunk)',
  '--mantine-color-disabled-color': 'var(--faint)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--act-ink)',
  '--mantine-primary-color-filled': 'var(--act)',
  '--mantine-primary-color-filled-hover': 'var(--act-strong)',
  '--mantine-primary-color-light': 'var(--act-wash)',
  '--mantine-primary-color-light-color': 'var(--act)',
  '--mantine-color-act-filled': 'var(--act)',
  '--mantine-color-act-light': 'var(--act-wash)',
  '--mantine-color-act-light-color': 'var(--act)',
};

/** Points Mantine's variables at ours, so that one file (tokens.css) decides every colour. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: fromTokens,
  dark: fromTokens,
});
