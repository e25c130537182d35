package org.safeconduct.handling;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the partnership says which bank holidays differ from those published when this version was made.
 *
 * @param holidays a YAML file with {@code england} and {@code wales}, each with the bank holidays {@code added} and
 *     {@code removed}; clocks are counted anew at the start
 */
@ConfigurationProperties("safeconduct")
record HolidaySettings(@Nullable Path holidays) {}
