package org.safeconduct.disclosure;

import java.util.List;

/** Where a person lives or stays. {@code doNotDisclose} marks one that an abuser must not learn. */
public record Address(List<String> lines, Answer<String> postcode, boolean doNotDisclose) {

    public Address {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "Address[withheld]";
    }
}
