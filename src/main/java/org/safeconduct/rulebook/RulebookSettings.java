package org.safeconduct.rulebook;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the decision tables come from.
 *
 * @param rulebook a folder whose files replace the jar's files of the same name; it must hold a {@code rulebook.yaml} with
 *     a version of its own. Without it the jar's tables are in force
 */
@ConfigurationProperties("safeconduct")
record RulebookSettings(@Nullable Path rulebook) {}
