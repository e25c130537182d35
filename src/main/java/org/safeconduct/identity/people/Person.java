package org.safeconduct.identity.people;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.Sector;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.KnownCaller;
import org.safeconduct.identity.systems.CallerAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Somebody who signed in with the issuer, for as long as their session lasts. */
final class Person extends DefaultOidcUser implements KnownCaller {

    @Serial
    private static final long serialVersionUID = 1L;

    private transient volatile Caller caller;
    private final Sector sector;
    private final Instant signedInAt;
    private volatile Instant rolesKnownAt;
    private volatile Instant askedAt;
    private transient volatile @Nullable OAuth2RefreshToken refreshToken;

    /** @param signedInAt when the session began, by our clock */
    Person(OidcIdToken token, CallerAuthentication read, Instant signedInAt) {
        super(List.of(), token);
        this.caller = read.caller();
        this.sector = read.sector();
        this.signedInAt = signedInAt;
        this.rolesKnownAt = signedInAt;
        this.askedAt = signedInAt;
    }

    static Optional<Person> of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Person person
                ? Optional.of(person)
                : Optional.empty();
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Sector sector() {
        return sector;
    }

    @Override
    public String shownName() {
        return Optional.ofNullable(getFullName())
                .or(() -> Optional.ofNullable(getPreferredUsername()))
                .orElse(caller.subject());
    }

    /** What the issuer has said of them since they signed in; when they proved who they are stays as it was. */
    void isNow(Caller known, Instant now) {
        caller = known;
        rolesKnownAt = now;
    }

    boolean rolesKnownSince(Instant time) {
        return !rolesKnownAt.isBefore(time);
    }

    /** Whether it is time to ask the issuer, and notes that it is asked. */
    boolean triesAgain(Instant now, Duration between) {
        if (now.isBefore(askedAt.plus(between))) {
            return false;
        }
        askedAt = now;
        return true;
    }

    void keep(@Nullable OAuth2RefreshToken token) {
        refreshToken = token;
    }

    Optional<OAuth2RefreshToken> refreshToken() {
        return Optional.ofNullable(refreshToken);
    }

    boolean signedInWithin(Duration longest, Instant now) {
        return now.isBefore(signedInAt.plus(longest));
    }

    /** With whatever the issuer asks for. */
    @Override
    public boolean provedWithin(Duration time, Instant now) {
        Instant proved = getAuthenticatedAt();
        return proved != null && now.isBefore(proved.plus(time));
    }

    @Override
    public String toString() {
        return "Person[withheld]";
    }

    /** Two sessions of one person are not the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
