package org.safeconduct.identity;

import java.util.List;

/**
 * Who is signed in, as each page says it.
 *
 * @param agency its name
 * @param roles their codes
 */
public record SignedIn(String name, String agency, List<String> roles) {

    public SignedIn {
        roles = List.copyOf(roles);
    }

    @Override
    public String toString() {
        return "SignedIn[withheld]";
    }
}
