package org.safeconduct.pages.governance;

import java.util.Locale;
import org.safeconduct.governance.LogChecks;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;

/** Puts a check of the log into words. */
@Component
class CheckViews {

    private final Words words;
    private final Moments moments;

    CheckViews(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
    }

    /**
     * A check in words.
     *
     * @param finding what does not hold; empty if nothing was found
     * @param detail what was looked at; empty until it is proven
     */
    record Shown(
            String state,
            boolean running,
            boolean proven,
            String says,
            String finding,
            String detail,
            String asked,
            String finished,
            long expected,
            long checked) {}

    Shown of(LogChecks.Check check) {
        String state = check.state().code();
        return new Shown(
                state,
                check.state() == LogChecks.State.RUNNING,
                check.state() == LogChecks.State.PROVEN,
                words.of("check." + state, Locale.ENGLISH),
                check.finding(),
                check.state() == LogChecks.State.PROVEN
                        ? words.of(
                                "check.detail",
                                Locale.ENGLISH,
                                check.found().entries(),
                                check.found().checkpoints(),
                                check.found().erased(),
                                check.found().waiting())
                        : "",
                moments.of(check.askedAt()),
                check.finishedAt().map(moments::of).orElse(""),
                check.expected(),
                check.checked());
    }
}
