package org.safeconduct.disclosure;

import java.util.List;

/**
 * Where a person lives or stays. {@code doNotDisclose} marks one that an abuser must not learn; then there may be no lines. The
 * postcode is as the post writes it.
 */
public record Address(List<String> lines, Answer<String> postcode, boolean doNotDisclose) {

    public Address {
        lines = List.copyOf(lines);
        postcode = postcode instanceof Answer.Known<String> written
                ? Answer.known(Written.postcode(written.value()))
                : postcode;
    }

    @Override
    public String toString() {
        return "Address[withheld]";
    }
}
