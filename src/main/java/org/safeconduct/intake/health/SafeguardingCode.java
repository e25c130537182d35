package org.safeconduct.intake.health;

import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;

/**
 * What a safeguarding code means here, by {@code intake/safeguarding-codes.csv}.
 *
 * @param child the category when the subject is a child; empty for "no concern"
 * @param adult the same for an adult
 */
record SafeguardingCode(Optional<Category> child, Optional<Category> adult, About about, String term) {

    static final CodeTable<SafeguardingCode> TABLE =
            new CodeTable<>("/intake/safeguarding-codes.csv", SafeguardingCode::of);

    /** Whom a code speaks of. */
    enum About implements Code {
        CHILD,
        ADULT,
        UNBORN,
        ANOTHER_CHILD,
        ANYONE
    }

    boolean isConcern() {
        return child.isPresent() || adult.isPresent();
    }

    private static SafeguardingCode of(List<String> row) {
        return new SafeguardingCode(
                category(row.get(2)),
                category(row.get(3)),
                Code.read(About.class, row.get(4))
                        .orElseThrow(() -> new IllegalStateException("unknown: " + row.get(4))),
                row.get(5));
    }

    private static Optional<Category> category(String code) {
        return code.equals("none")
                ? Optional.empty()
                : Optional.of(Code.read(Category.class, code)
                        .orElseThrow(() -> new IllegalStateException("unknown category: " + code)));
    }
}
