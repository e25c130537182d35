package org.safeconduct.handling;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the force says how it works.
 *
 * @param force a file with the force's contacts, clocks, practice and confirmations; without it the national rules stand
 *     alone and nothing is confirmed
 */
@ConfigurationProperties("safeconduct")
record ForceSettings(@Nullable Path force) {}
