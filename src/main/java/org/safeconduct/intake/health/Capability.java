package org.safeconduct.intake.health;

import java.util.Date;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Enumerations;

/** What {@code GET /fhir/metadata} answers. */
public final class Capability {

    private static final String DOCUMENTATION = """
            Takes safeguarding disclosures as FHIR R4 message Bundles in the shape of BaRS: event servicerequest-request, \
            reason new or update, and at least one active Flag of category SG (flag-categories-bars). The header X-Request-ID is the \
            message's identity: the same id again is a duplicate. With Prefer: handling=preview nothing is stored or sent.

            Recipients answer with the event servicerequest-response; a decision is the extension handling-decision on the \
            MessageHeader, with the members of the JSON interface as its parts. Without it the answer says received.
            An update, or a ServiceRequest sent again as revoked or entered-in-error, is about the case that was shared under \
            the same ServiceRequest; where several were, name it by an identifier of system %2$s.

            Extensions of Safe Conduct, all optional:
            %1$sharm (valueCode: life-threatening, significant, moderate, low, unknown; on the Flag);
            %1$simmediate-danger (valueBoolean; on the MessageHeader or the Flag);
            %1$salleged-person (on the MessageHeader or the Flag; parts ageYears, an integer, and relationship, a code).

            Consent to direct care is not read as consent to tell the police.""".formatted(OwnExtensions.BASE, Codes.REFERENCE);

    private Capability() {}

    /** @param endpoint where this interface is */
    public static CapabilityStatement statement(String endpoint, Date published) {
        CapabilityStatement statement = new CapabilityStatement();
        statement
                .setStatus(Enumerations.PublicationStatus.ACTIVE)
                .setDate(published)
                .setKind(CapabilityStatement.CapabilityStatementKind.INSTANCE)
                .setFhirVersion(Enumerations.FHIRVersion._4_0_1)
                .setDescription("Safe Conduct: an inter-agency gateway for safeguarding disclosures.");
        statement.getSoftware().setName("Safe Conduct");
        statement.getImplementation().setDescription("Safe Conduct").setUrl(endpoint);
        statement.addFormat("application/fhir+json").addFormat("application/fhir+xml");
        CapabilityStatement.CapabilityStatementRestComponent rest = statement
                .addRest()
                .setMode(CapabilityStatement.RestfulCapabilityMode.SERVER)
                .setDocumentation(DOCUMENTATION);
        rest.getSecurity().setDescription("OAuth 2.0 client credentials, over TLS.");
        rest.addOperation()
                .setName("process-message")
                .setDefinition("http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message");
        statement.addMessaging().setDocumentation(DOCUMENTATION);
        return statement;
    }
}
