package org.safeconduct.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.Sector;
import org.springframework.security.core.Authentication;

/** A caller whose identity has been verified and whose agency is in the register: a system by its token, a person by session. */
public interface KnownCaller {

    Caller caller();

    Sector sector();

    /** As colleagues know them; the account's name if nothing else is known. */
    default String shownName() {
        return caller().subject();
    }

    /** Whether they proved who they are no longer ago than that. Only people do, when they sign in. */
    default boolean provedWithin(Duration time, Instant now) {
        return false;
    }

    static Optional<KnownCaller> of(@Nullable Authentication authentication) {
        if (authentication instanceof KnownCaller system) {
            return Optional.of(system);
        }
        return authentication != null && authentication.getPrincipal() instanceof KnownCaller person
                ? Optional.of(person)
                : Optional.empty();
    }
}
