export default function ReceiptsPage() {
  return null;
}
