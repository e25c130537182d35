package org.safeconduct.identity.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.identity.access.AccessRule;
import org.safeconduct.identity.access.AccessRules;
import org.safeconduct.identity.access.Refusals;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says of a form that is too large that it is. The web server would read none of it, so that the proof against forgery seems
 * to be missing, and the person would read that the page is not theirs to see.
 */
final class FormLimits extends OncePerRequestFilter {

    /** Strangers choose from lists only. */
    private static final DataSize OPEN = DataSize.ofKilobytes(64);

    private final Refusals refusals;
    private final DataSize form;
    private final DataSize upload;

    /** @param form the largest that the web server reads of one; likewise of an upload */
    FormLimits(Refusals refusals, DataSize form, DataSize upload) {
        this.refusals = refusals;
        this.form = form;
        this.upload = upload;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<AccessRule> page = AccessRules.of(request).filter(AccessRule::isPage);
        if (page.isPresent()
                && HttpMethod.POST.matches(request.getMethod())
                && !fits(request, limit(request, page.get()))) {
            refusals.tooLarge(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private DataSize limit(HttpServletRequest request, AccessRule page) {
        if (page.open()) {
            return OPEN;
        }
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE) ? upload : form;
    }

    /** Browsers say how long a form is. */
    private static boolean fits(HttpServletRequest request, DataSize limit) {
        long length = request.getContentLengthLong();
        boolean isUnknown = length < 0 && request.getHeader("Transfer-Encoding") != null;
        return !isUnknown && length <= limit.toBytes();
    }
}
