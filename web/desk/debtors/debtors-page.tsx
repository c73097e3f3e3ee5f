export default function DebtorsPage() {
  return null;
}
