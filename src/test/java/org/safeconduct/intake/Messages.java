package org.safeconduct.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.Role;

/** Callers and messages for the tests of this capability. */
public final class Messages {

    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    public static final Caller HOSPITAL = caller("st-marys-hospital");
    public static final Caller SCHOOL = caller("oakfield-school");

    private Messages() {}

    public static Caller caller(String agency) {
        return new Caller(new AgencyId(agency), "test", Set.of(Role.SHARER));
    }

    public static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String resource) {
        try (InputStream in = Messages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no test resource " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Submission form(String body) {
        return new Submission(
                SCHOOL,
                Submission.Channel.SCHOOL,
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                false);
    }

    public static Submission fhirXml(String body) {
        return fhir("application/fhir+xml", body);
    }

    public static Submission fhir(String mediaType, String body) {
        return fhir(mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Submission fhir(String mediaType, byte[] body) {
        return new Submission(
                HOSPITAL,
                Submission.Channel.HEALTH,
                mediaType,
                body,
                Optional.of("4f0c3a52-1c7e-4f6e-9f54-000000000001"),
                false);
    }
}
