/**
 * The web pages. They show what the other packages know and decide nothing.
 *
 * <p>Before sharers decide, they read who gets what, what it asks of them, what they may tell the family, a few lines on what
 * happens, and what should happen by when; then come the buttons, then every line, folded by topic in native {@code details}.
 * A statement that is not read informs nobody. What comes first is the answer, which the rulebook chooses. A source is its
 * title, and beside it how well it is supported, in words ({@code Words.source}): marks such as [V12] name papers that the
 * reader does not have, and stay in the rulebook, the interface and the pages of the rules.
 */
@ApplicationModule(
        displayName = "Pages",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "rulebook",
            "intake",
            "sharing",
            "handling",
            "sealing :: envelope",
            "evidence",
            "drafts",
            "exchange",
            "review",
            "delivery",
            "feedback",
            "desk",
            "duty",
            "administration",
            "governance"
        })
@NullMarked
package org.safeconduct.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
