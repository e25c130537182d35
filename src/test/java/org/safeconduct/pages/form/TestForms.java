package org.safeconduct.pages.form;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The forms of pages, with the real words, on 25 November 2026. */
public final class TestForms {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private TestForms() {}

    public static Forms forms() {
        return new Forms(messages(), CLOCK);
    }

    static Labels labels(String... prefixes) {
        return new Labels(messages(), List.of(prefixes));
    }

    public static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }
}
