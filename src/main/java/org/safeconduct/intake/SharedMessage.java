package org.safeconduct.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * How a health system named the message with which it shared.
 *
 * @param answered the id that an answer names
 * @param request the id of the service request, under which it is sent again to change or withdraw it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SharedMessage(String answered, Optional<String> request) {

    @Override
    public String toString() {
        return "SharedMessage[withheld]";
    }
}
