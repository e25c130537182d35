package org.safeconduct.sharing;

import java.time.LocalDate;
import java.util.Optional;
import org.safeconduct.rulebook.RuleInfo;

/**
 * A row of the sharing rules for a reader.
 *
 * @param table {@code sharing} or {@code minimise}
 * @param text what it means, in plain English
 * @param effectiveTo last day, if one is known
 * @param confirmedBy who confirmed the row, if anyone has
 */
public record RuleLine(
        String table,
        String id,
        String text,
        String source,
        RuleInfo.Grade grade,
        RuleInfo.Jurisdiction jurisdiction,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        Optional<String> confirmedBy) {}
