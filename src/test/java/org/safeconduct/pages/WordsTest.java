package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.Rulebooks;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordsTest {

    private final Words words = new Words(messages());

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Home Office Crime Recording Rules, not read [K]; HMICFRS, Surrey 2018 [V10] (police-handling.md §0, §1) | Home Office Crime Recording Rules; HMICFRS, Surrey 2018",
                "Home Office outcomes framework, deciders and victim's part not read [K] (police-handling.md §2) | Home Office outcomes framework",
                "scenario sheet, background knowledge [K] (police-handling.md §9) | general knowledge of how agencies work",
                "inference from the sources of §3 [K] (police-handling.md §3) | Safe Conduct's own conclusion",
                "24 hours from report (police-handling.md §1 [V10, S3]). A force's own shorter time counts | 24 hours from report. A force's own shorter time counts",
                "A title (2024) [S1][S19][S28] | A title (2024)",
                "Victims' Code, Right 6 (police-handling.md §3 [S20]) | Victims' Code, Right 6",
                "Full Code Test (police-handling.md §3 [V50]); no risk (§0 [V21]) | Full Code Test; no risk",
                "By the next day [K]; one month [V41] (police-handling.md §7, sharing-law.md row 2) | By the next day; one month",
            })
    void namesASource_withoutOurMarksAndPapers(String source, String says) {
        assertThat(words.source(source, Locale.ENGLISH)).isEqualTo(says);
    }

    /** Whatever the rulebook cites can be shown to people. */
    @Test
    void noSourceOfTheRulebook_keepsAMarkOrAPaperOfOurs() {
        for (String table : new String[] {"handling", "sharing", "minimise", "laws"}) {
            for (RuleInfo row : Rulebooks.packaged().table(table).rows()) {
                assertThat(words.source(row.source(), Locale.ENGLISH))
                        .as(row.id())
                        .doesNotContain(".md", "§", "[", "not read", "obligation ");
                assertThat(table.equals("handling")
                                && words.source(row.source(), Locale.ENGLISH).isEmpty())
                        .as(row.id())
                        .isFalse();
            }
        }
    }
}
