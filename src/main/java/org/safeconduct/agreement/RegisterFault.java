package org.safeconduct.agreement;

import java.io.Serial;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.Resource;

/** The agencies file cannot be used, and the gateway must not start: names the file, the places and what is wrong. */
final class RegisterFault extends InvalidConfigurationPropertyValueException {

    @Serial
    private static final long serialVersionUID = 1L;

    RegisterFault(Resource file, String reason) {
        super("safeconduct.agencies", file.getDescription(), reason);
    }
}
