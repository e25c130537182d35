package org.safeconduct.sealing.agency;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway learns that an authority has taken back an agency's certificate.
 *
 * @param by how it is known that a certificate was taken back: {@code list-if-present} ({@code ca.crl}, if the keys folder has
 *     it), {@code list} (it must be there and in date) or {@code ocsp}
 * @param whenUnknown what counts when it cannot be known: {@code refuse}, or {@code accept}, which takes the certificate for good
 * @param responder the address of the OCSP responder; none: the one that each certificate names
 * @param remember how long an answer about a certificate counts
 */
@ConfigurationProperties("safeconduct.revocation")
record RevocationSettings(
        @DefaultValue("list-if-present") By by,
        @DefaultValue("refuse") WhenUnknown whenUnknown,
        @Nullable URI responder,
        @DefaultValue("30s") Duration remember) {

    enum By {
        /** The revocation lists in {@code ca.crl}, if the keys folder has it. */
        LIST_IF_PRESENT,
        /** The same, and without a list that is in date nothing is known. */
        LIST,
        /** An OCSP responder. */
        OCSP
    }

    enum WhenUnknown {
        /** Closed when unsure: nothing is sealed, nothing goes out, no call is let in. */
        REFUSE,
        /** As if the certificate were good: for a partnership whose authority is often out of reach. */
        ACCEPT
    }
}
