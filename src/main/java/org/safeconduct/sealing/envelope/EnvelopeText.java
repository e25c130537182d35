package org.safeconduct.sealing.envelope;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.PartOf;
import org.safeconduct.sharing.Obligation;
import org.safeconduct.sharing.Release;
import org.springframework.modulith.NamedInterface;

/** What a recipient finds in an envelope: who sent it, how to treat it, what was left out, and what it is about. */
@NamedInterface
public sealed interface EnvelopeText {

    /** The schema of a disclosure. */
    String SHARED = "https://safeconduct.org/schema/envelope-1";

    /** The schema of what a sharer says about a case afterwards. */
    String NOTICE = "https://safeconduct.org/schema/notice-1";

    UUID envelopeId();

    Reference reference();

    /** The sharer's agency, as people know it. */
    String fromName();

    /** A disclosure, or a further part of one. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @NamedInterface
    record Shared(
            String schema,
            UUID envelopeId,
            Reference reference,
            AgencyId from,
            String fromName,
            AgencyId to,
            Release.Use use,
            Optional<Part> partOf,
            Instant receivedAt,
            List<Obligation> caveats,
            Informing informing,
            List<Sensitivity> withheld,
            List<Finding> findings,
            Statement handlingStatement,
            Disclosure disclosure)
            implements EnvelopeText {

        @Override
        public String toString() {
            return "Shared[withheld]";
        }
    }

    /** What a sharer says about a case afterwards; {@code said} by key. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @NamedInterface
    record Notice(
            String schema,
            UUID envelopeId,
            Reference reference,
            AgencyId from,
            String fromName,
            AgencyId to,
            Release.Use use,
            String notice,
            Instant at,
            Map<String, ?> said)
            implements EnvelopeText {

        @Override
        public String toString() {
            return "Notice[withheld]";
        }
    }

    /** The case of which it is a further part, and the question that it answers. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @NamedInterface
    record Part(Reference reference, PartOf.Kind kind, Optional<UUID> answers) {}

    /** Beside the caveat: whether the person or family knows, and if they must not, why and until when. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @NamedInterface
    record Informing(Consent.Inform state, Optional<Consent.Reason> reason, Optional<LocalDate> reviewOn) {}

    /** Which lines the sharer's statement has. */
    @NamedInterface
    record Statement(String rulebook, List<String> lines) {}

    /**
     * Reads what is in an envelope of this gateway.
     *
     * @throws IllegalArgumentException if it is neither; quotes nothing
     */
    static EnvelopeText read(byte[] content) {
        String schema = Json.read(content, Named.class).schema();
        return switch (schema) {
            case SHARED -> Json.read(content, Shared.class);
            case NOTICE -> Json.read(content, Notice.class);
            default -> throw new IllegalArgumentException("not an envelope's content");
        };
    }

    /** Says which it is. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Named(String schema) {}
}
