export default function OrganisationsPage() {
  return null;
}
