import type { Metadata } from "next";
import { ApplicationKey } from "@/components/operators/application-key";
import { EnrolmentForm } from "@/components/operators/enrolment-form";
import { PublicFrame } from "@/components/shell/public-frame";
import { PageHeader } from "@/components/ui/page-header";
import { readEnrolment } from "@/lib/operators/read";

export const metadata: Metadata = { title: "Inscription", robots: { index: false } };

export default async function EnrolmentPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await readEnrolment(null, token);
  const isOpen = link.state === "OPEN";
  return (
    <PublicFrame>
      <PageHeader
        title={isOpen ? `Bienvenue, ${link.name}` : "Inscription"}
        sentence={isOpen && welcome(link.email, link.schoolNames)}
      />
      <EnrolmentForm
        token={token}
        closedReason={isOpen ? null : link.reason}
        email={isOpen ? link.email : ""}
        application={isOpen && <ApplicationKey secret={link.secret} uri={link.uri} />}
      />
    </PublicFrame>
  );
}

function welcome(email: string, schoolNames: readonly string[]): string {
  const place = schoolNames.length > 0 ? ` pour ${schoolNames.join(", ")}` : "";
  return `Votre accès à la console${place} s’ouvre en trois étapes, avec l’adresse ${email}.`;
}
