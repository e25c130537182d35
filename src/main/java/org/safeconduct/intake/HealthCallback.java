package org.safeconduct.intake;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.disclosure.Reference;

/** Writes, for a health system, the message that there is news of a case. */
public interface HealthCallback {

    /** FHIR R4 JSON: a message Bundle in the shape of a BaRS response. */
    byte[] write(News news);

    /**
     * What is told.
     *
     * @param status the disclosure's status, as the interface names it
     * @param change the kind of news; what it says is not told this way
     * @param answers the message with which the health system shared
     * @param to where the callback goes
     */
    record News(
            UUID id, Reference reference, String status, String change, Instant at, Optional<Shared> answers, URI to) {}

    /**
     * How a health system named the message with which it shared.
     *
     * @param answered the id that an answer names
     * @param request the id of the service request, under which it is sent again to change or withdraw it
     */
    record Shared(String answered, Optional<String> request) {}
}
