package org.safeconduct.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.jspecify.annotations.Nullable;
import org.safeconduct.platform.Rejection;

/**
 * What a call prefers (RFC 7240), of which one thing matters here: that it is a rehearsal. What is not known might mean just that, so it is
 * refused: a rehearsal that is taken for the real thing alerts the police.
 *
 * @param preview {@code handling=preview}: decide and explain only
 */
public record Preferences(boolean preview) {

    /** How a rehearsal is asked for by header. */
    static final String SPELLING = "Prefer: handling=preview";

    private static final String HEADER = "Prefer";
    private static final String HANDLING = "handling";
    private static final String PREVIEW = "preview";

    /** What FHIR clients and proxies send along. None of these changes what is done here. */
    private static final Set<String> OF_NO_EFFECT = Set.of("return", "respond-async", "wait");

    private static final Set<String> OTHER_HANDLING = Set.of("strict", "lenient");

    /** @throws Rejection malformed, for a preference that is not known, or for more than one way to handle the message */
    static Preferences of(HttpServletRequest request) {
        List<HeaderElement> preferences = Collections.list(request.getHeaders(HEADER)).stream()
                .flatMap(Preferences::parsed)
                .filter(each -> !each.getName().isEmpty())
                .toList();
        if (preferences.stream().map(Preferences::name).anyMatch(name -> !isKnown(name))) {
            throw refused("The header Prefer has a preference that is not known here.");
        }
        List<String> handling = preferences.stream()
                .filter(each -> name(each).equals(HANDLING))
                .map(each -> text(each.getValue()))
                .distinct()
                .toList();
        if (handling.size() > 1 || !(handling.isEmpty() || isHandling(handling.getFirst()))) {
            throw refused("The header Prefer does not say clearly how the message is to be handled.");
        }
        return new Preferences(handling.contains(PREVIEW));
    }

    private static Stream<HeaderElement> parsed(String header) {
        return Stream.of(BasicHeaderValueParser.INSTANCE.parseElements(header, new ParserCursor(0, header.length())));
    }

    private static String name(HeaderElement preference) {
        return preference.getName().toLowerCase(Locale.ROOT);
    }

    private static boolean isKnown(String name) {
        return name.equals(HANDLING) || OF_NO_EFFECT.contains(name);
    }

    private static boolean isHandling(String value) {
        return value.equals(PREVIEW) || OTHER_HANDLING.contains(value);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }

    private static Rejection refused(String what) {
        return new Rejection(
                Rejection.Kind.MALFORMED, what + " Nothing was done. A rehearsal is asked for by " + SPELLING + ".");
    }
}
