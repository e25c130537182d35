package org.safeconduct.evidence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.CurrentCaller;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Puts every refusal of a known caller on record before the caller hears of it: which call and which kind of refusal, and
 * nothing of what was sent. If that fails the caller gets 503, as for everything else that cannot be put on record. It
 * stands before the place that writes problems, and leaves the writing to it.
 */
@Component
class RefusalEvidence implements HandlerExceptionResolver, Ordered {

    private final Evidence evidence;
    private final TransactionTemplate transactions;
    private final CurrentCaller current;
    private final Clock clock;
    private final ObjectProvider<HandlerExceptionResolver> resolvers;

    RefusalEvidence(
            Evidence evidence,
            PlatformTransactionManager transactions,
            CurrentCaller current,
            Clock clock,
            ObjectProvider<HandlerExceptionResolver> resolvers) {
        this.evidence = evidence;
        this.transactions = new TransactionTemplate(transactions);
        this.current = current;
        this.clock = clock;
        this.resolvers = resolvers;
    }

    @Override
    public int getOrder() {
        // The writing of problems is at 0.
        return -100;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (!(e instanceof Rejection rejection) || current.caller().isEmpty()) {
            return null;
        }
        try {
            transactions.executeWithoutResult(status -> evidence.append(record(rejection, request)));
            return null;
        } catch (DataAccessException | TransactionException failed) {
            return unavailable(request, response, handler, new Unavailable("a refusal is not on record", failed));
        }
    }

    private EvidenceRecord record(Rejection rejection, HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return new EvidenceRecord(
                Event.TURNED_AWAY,
                clock.instant(),
                reference(request),
                Map.of(
                        Fact.CALL,
                        request.getMethod() + " " + (pattern == null ? "" : pattern),
                        Fact.REFUSAL,
                        rejection.kind().code()));
    }

    /** The case that was asked for, which may not be the caller's, or be none at all. */
    private static Optional<Reference> reference(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("reference") instanceof String text
                        && Reference.isReference(text)
                ? Optional.of(new Reference(text))
                : Optional.empty();
    }

    private @Nullable ModelAndView unavailable(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Unavailable why) {
        return resolvers
                .orderedStream()
                .filter(other -> other != this)
                .map(other -> other.resolveException(request, response, handler, why))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> why);
    }
}
