package org.safeconduct.identity;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whose call this thread is working on. */
@Component
public class CurrentCaller {

    /** Empty for an open call, and for what the gateway does by itself. */
    public Optional<Caller> caller() {
        return KnownCaller.of(SecurityContextHolder.getContext().getAuthentication())
                .map(KnownCaller::caller);
    }
}
