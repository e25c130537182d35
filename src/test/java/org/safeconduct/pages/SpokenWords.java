package org.safeconduct.pages;

import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of the pages, without the pages. */
public final class SpokenWords {

    private SpokenWords() {}

    public static Words words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Words(messages);
    }

    public static Moments moments() {
        return new Moments();
    }
}
