package org.safeconduct.intake.health;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.intake.SharedMessage;

/**
 * What a health system is told of a case.
 *
 * @param change the kind of news; what it says is not told this way
 * @param answers the message with which the health system shared
 * @param to where the callback goes
 */
public record HealthNews(
        UUID id,
        Reference reference,
        Status status,
        Code change,
        Instant at,
        Optional<SharedMessage> answers,
        URI to) {}
