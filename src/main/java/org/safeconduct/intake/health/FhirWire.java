package org.safeconduct.intake.health;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.StrictJson;
import org.safeconduct.platform.Utf8;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Bytes to FHIR and back. */
@Component
public class FhirWire {

    private static final String BUNDLE = "Bundle";

    private final ObjectProvider<FhirContext> context;

    FhirWire(ObjectProvider<FhirContext> context) {
        this.context = context;
    }

    /**
     * A message as it came.
     *
     * @param bundle without what has no value
     * @param text as HAPI saw it
     * @param absences what was taken out of the bundle
     */
    record Read(Bundle bundle, Prescan prescan, String text, WireFormat format, Absences absences) {}

    /** @throws Rejection malformed, invalid or not supported; quotes nothing */
    Read read(byte[] body, WireFormat format) {
        String text = Utf8.decode(body);
        Prescan prescan = Prescan.of(text, format);
        if (prescan.claimsStu3()) {
            throw new Rejection(
                    Rejection.Kind.NOT_SUPPORTED,
                    "This is a FHIR STU3 message; send FHIR R4.",
                    "Bundle.descendants().meta.profile");
        }
        if (!prescan.type().equals(BUNDLE)) {
            throw new Rejection(Rejection.Kind.INVALID, "A message is a Bundle; this is another resource.", "$this");
        }
        String told = format == WireFormat.JSON ? JsonGaps.told(text, StrictJson.read(text), context()) : text;
        Bundle bundle = parsed(told, format);
        Modifiers.refuseUnknown(bundle);
        DatesAsWritten.check(bundle);
        TextsAsWritten.check(bundle);
        return new Read(bundle, prescan, told, format, Absences.takeOut(bundle, context()));
    }

    /** The message with all that is written. */
    Bundle whole(Read read) {
        return parsed(read.text(), read.format());
    }

    private Bundle parsed(String text, WireFormat format) {
        StrictErrors errors = new StrictErrors();
        try {
            return parser(format).setParserErrorHandler(errors).parseResource(Bundle.class, text);
        } catch (Rejection rejection) {
            throw new Rejection(
                    rejection.kind(),
                    rejection.detail(),
                    Spots.of(text, format, context()).find(errors.name(), errors.value()));
        } catch (RuntimeException e) {
            // HAPI meets bad input with many kinds of exception, and quotes it: none may travel on, not even as a
            // cause.
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "This is not FHIR R4.",
                    Spots.of(text, format, context()).unknownResource());
        }
    }

    /** UTF-8. */
    public byte[] write(IBaseResource resource, WireFormat format) {
        return parser(format).encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    void warmUp() {
        for (WireFormat format : WireFormat.values()) {
            write(new OperationOutcome(), format);
        }
    }

    /**
     * The id by which an answer names a message: its header's.
     *
     * @throws Rejection malformed; invalid, if there is none
     */
    public static String answerableId(byte[] body, WireFormat format) {
        return Prescan.of(Utf8.decode(body), format).answerableId();
    }

    FhirContext context() {
        return context.getObject();
    }

    private IParser parser(WireFormat format) {
        IParser parser = switch (format) {
            case JSON -> context().newJsonParser();
            case XML -> context().newXmlParser();
        };
        return parser.setParserErrorHandler(new StrictErrors());
    }
}
