package org.safeconduct.identity.access;

import jakarta.servlet.DispatcherType;
import org.safeconduct.agreement.Admission;
import org.safeconduct.identity.KnownCaller;
import org.safeconduct.platform.Unavailable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What every door has: the whole table of {@link AccessRules}, of which each sees only its own callers, and the headers. */
public final class SecurityRules {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " script-src 'self'; connect-src 'self'; form-action 'self'%s; frame-ancestors 'none'; base-uri 'none'";

    private static final String PERMISSIONS =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    private SecurityRules() {}

    public static void applyRules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            Admission admission,
            Freshness freshness) {
        // Dispatches inside the server: the request they come from has been checked.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll();
        for (AccessRule rule : AccessRules.TABLE) {
            requests.requestMatchers(rule.matcher()).access((authentication, request) -> {
                boolean admitted = rule.admits(authentication.get())
                        && (rule.open() || takesPart(admission, authentication.get()));
                if (admitted && rule.asksAgain()) {
                    freshness.require(authentication.get());
                }
                return new AuthorizationDecision(admitted);
            });
        }
        requests.anyRequest().denyAll();
    }

    /** Asked with each request, so that a suspended agency is out at once, whatever tokens and sessions it holds. */
    private static boolean takesPart(Admission admission, Authentication authentication) {
        try {
            return KnownCaller.of(authentication)
                    .filter(known -> admission.admits(known.caller().agency()))
                    .isPresent();
        } catch (Unavailable e) {
            throw new AuthenticationServiceException("which agencies take part cannot be known", e);
        }
    }

    /**
     * On top of Spring Security's own: HSTS, nosniff, no framing, no caching.
     *
     * @param alsoFormsTo another origin to which a form may lead, with a space before it; empty for none
     */
    public static void headers(HeadersConfigurer<HttpSecurity> headers, String alsoFormsTo) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY.formatted(alsoFormsTo)))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                // Nothing of ours is part of another site's page, and no page of ours shares a window's memory with
                // one.
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS));
    }
}
