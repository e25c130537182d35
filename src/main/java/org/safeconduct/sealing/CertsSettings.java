package org.safeconduct.sealing;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where keys and certificates are.
 *
 * @param certsDir the folder of keys and certificates; {@code certs-dev/README.md} says what each file in it is
 */
@ConfigurationProperties("safeconduct")
record CertsSettings(@DefaultValue("./certs-dev") Path certsDir) {}
