package org.safeconduct.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The language to answer in: {@code ?lang=cy} or {@code ?lang=en}, else as {@code Accept-Language} prefers, else English. */
@Component("localeResolver")
final class ReaderLanguage implements LocaleResolver {

    private static final Set<String> SPOKEN = Set.of("en", "cy");
    private static final Pattern ASKED = Pattern.compile("(?:^|&)lang=(en|cy)(?:&|$)");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        // Not by getParameter, which would read the body.
        Matcher asked = ASKED.matcher(request.getQueryString() == null ? "" : request.getQueryString());
        if (asked.find()) {
            return Locale.of(asked.group(1));
        }
        if (request.getHeader("Accept-Language") == null) {
            return Locale.ENGLISH;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(SPOKEN::contains)
                .findFirst()
                .map(Locale::of)
                .orElse(Locale.ENGLISH);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the request says which language it wants");
    }
}
