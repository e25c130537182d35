package org.safeconduct.agreement;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * Where the register begins.
 *
 * @param agencies the file that names the partnership's agencies and what they have agreed; required
 */
@ConfigurationProperties("safeconduct")
record AgreementSettings(@Nullable Resource agencies) {}
