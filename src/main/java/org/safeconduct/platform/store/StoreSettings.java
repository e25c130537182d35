package org.safeconduct.platform.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the gateway keeps its own database.
 *
 * @param dataDir folder of the embedded PostgreSQL; not used when {@code spring.datasource.url} is set
 * @param certsDir the keys folder, where its password is
 */
@ConfigurationProperties("safeconduct")
record StoreSettings(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("./certs-dev") Path certsDir) {}
