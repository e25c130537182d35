package org.safeconduct.sealing.own;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A token that keeps the receipt key, by PKCS#11.
 *
 * @param config a configuration file of the SunPKCS11 provider, which names library and slot; none: the key is a file
 * @param password the token's PIN
 * @param receipt the name (CKA_LABEL) of the receipt key and its certificate in the token
 */
@ConfigurationProperties("safeconduct.token")
public record TokenSettings(
        @Nullable Path config,
        @Nullable String password,
        @Nullable String receipt) {

    public TokenSettings {
        if (config != null && (password == null || receipt == null)) {
            throw new IllegalArgumentException(
                    "safeconduct.token.config needs safeconduct.token.password and safeconduct.token.receipt beside it");
        }
    }

    public boolean isSet() {
        return config != null;
    }

    @Override
    public String toString() {
        return "TokenSettings[" + config + ", withheld]";
    }
}
