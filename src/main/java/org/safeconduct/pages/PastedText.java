package org.safeconduct.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What people paste out of a word processor without seeing it, taken out of every form before anyone reads it: no one can mend what they
 * cannot see. A line that was broken in another way is a line.
 */
@Component
class PastedText extends OncePerRequestFilter {

    /** Where a word may be parted, joined or begin; those that letters of some scripts need (joiners) stay. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u00AD\\u200B\\u2060\\uFEFF]");

    private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\\u000B\f\\u0085\\u2028\\u2029]");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = String.valueOf(request.getContentType());
        boolean form = type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data");
        chain.doFilter(form ? new Cleaned(request) : request, response);
    }

    static String cleaned(String text) {
        return LINE_END.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll("\n");
    }

    private static final class Cleaned extends HttpServletRequestWrapper {

        Cleaned(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String value = super.getParameter(name);
            return value == null ? null : PastedText.cleaned(value);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = super.getParameterValues(name);
            return values == null ? null : cleaned(values);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> map = new LinkedHashMap<>();
            super.getParameterMap().forEach((name, values) -> map.put(name, cleaned(values)));
            return map;
        }

        private static String[] cleaned(String[] values) {
            return Arrays.stream(values).map(PastedText::cleaned).toArray(String[]::new);
        }
    }
}
