package org.safeconduct.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.Sector;
import org.springframework.security.core.Authentication;

/** A caller whose identity has been verified and whose agency is in the register: a system by its token, a person by session. */
interface KnownCaller {

    Caller caller();

    Sector sector();

    static Optional<KnownCaller> of(@Nullable Authentication authentication) {
        if (authentication instanceof KnownCaller system) {
            return Optional.of(system);
        }
        return authentication != null && authentication.getPrincipal() instanceof KnownCaller person
                ? Optional.of(person)
                : Optional.empty();
    }
}
