package org.safeconduct.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;

/** Where more of a disclosure is to be read. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Links(String self, Optional<String> statement, Optional<String> receipt) {

    /** To all that there is of it. */
    public static Links all(Reference reference) {
        String self = disclosure(reference);
        return new Links(self, Optional.of(self + "/statement"), Optional.of(self + "/receipt"));
    }

    /** To the disclosure alone. */
    public static Links self(Reference reference) {
        return new Links(disclosure(reference), Optional.empty(), Optional.empty());
    }

    /** The path of a disclosure. */
    public static String disclosure(Reference reference) {
        return "/disclosures/v1/" + reference;
    }
}
