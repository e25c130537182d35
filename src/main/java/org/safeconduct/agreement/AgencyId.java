package org.safeconduct.agreement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An agency's short name, such as {@code oakfield-school}: lower-case letters, digits and hyphens. */
public record AgencyId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,62}");

    /** @throws IllegalArgumentException if the text has not the form of an agency's name */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgencyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an agency name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
