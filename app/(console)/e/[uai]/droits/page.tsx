export default function RightsPage() {
  return null;
}
