package org.safeconduct.identity.systems;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.identity.ClientCertificates;
import org.safeconduct.platform.ClientAddress;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Whether whoever shows a token is the one it was given to. A token bound to a certificate (RFC 8705) is good only on a
 * connection that proved the certificate's key. Another token is good only from where it was first shown: its {@code jti}
 * belongs to that certificate or address for the rest of its life; and not with a certificate that is another agency's.
 */
final class TokenHolders implements Converter<Jwt, CallerAuthentication> {

    private static final String CONFIRMATION = "cnf";
    private static final String THUMBPRINT = "x5t#S256";
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    /** Longer than any token that {@link TokenRules} lets pass, so that a holder is never forgotten before the token ends. */
    private static final Duration KEPT = TokenRules.LONGEST_LIFE.plus(TokenRules.CLOCK_SKEW.multipliedBy(2));

    private final CallerReader reader;
    private final SystemsSettings settings;
    private final ClientCertificates certificates;
    private final Cache<String, String> holders;

    TokenHolders(CallerReader reader, SystemsSettings settings, ClientCertificates certificates, Clock clock) {
        this.certificates = certificates;
        this.reader = reader;
        this.settings = settings;
        this.holders = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .ticker(() -> clock.instant().toEpochMilli() * 1_000_000)
                .build();
    }

    /** @throws InvalidBearerTokenException if the token is not this holder's, or not bound though its agency's must be */
    @Override
    public CallerAuthentication convert(Jwt token) {
        CallerAuthentication caller = reader.convert(token);
        HttpServletRequest request = currentRequest();
        Optional<X509Certificate> certificate = certificate(request);
        if (certificate.filter(shown -> !certificates.mayStillBeUsed(shown)).isPresent()) {
            throw new InvalidBearerTokenException("a certificate that was taken back");
        }
        Optional<String> shown = certificate.map(TokenHolders::thumbprint);
        if (token.hasClaim(CONFIRMATION)) {
            requireSame(token, shown);
        } else {
            AgencyId agency = caller.caller().agency();
            if (certificate.filter(of -> certificates.isOfAnother(of, agency)).isPresent()) {
                throw new InvalidBearerTokenException("another agency's certificate");
            }
            requireUnbound(caller, token, shown.orElseGet(() -> ClientAddress.of(request)));
        }
        return caller;
    }

    /** A confirmation of a kind that is not known confirms nothing. */
    private static void requireSame(Jwt token, Optional<String> shown) {
        boolean same = token.getClaims().get(CONFIRMATION) instanceof Map<?, ?> confirmation
                && confirmation.size() == 1
                && confirmation.get(THUMBPRINT) instanceof String bound
                && shown.filter(own -> MessageDigest.isEqual(bytes(own), bytes(bound)))
                        .isPresent();
        if (!same) {
            throw new InvalidBearerTokenException("not this holder's");
        }
    }

    private void requireUnbound(CallerAuthentication caller, Jwt token, String holder) {
        String id = token.getId();
        if (settings.mustBeBound(caller.caller().agency()) || id == null || id.isBlank()) {
            throw new InvalidBearerTokenException("not bound");
        }
        if (!holders.get(id, first -> holder).equals(holder)) {
            throw new InvalidBearerTokenException("shown by another before");
        }
    }

    private static HttpServletRequest currentRequest() {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return attributes.getRequest();
        }
        throw new IllegalStateException("a token outside a request");
    }

    private static Optional<X509Certificate> certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that TLS took cannot be read", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
