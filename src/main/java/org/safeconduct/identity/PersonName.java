package org.safeconduct.identity;

/** As colleagues know whoever is signed in: to fill in a form for them, and for nothing else. */
public record PersonName(String value) {

    @Override
    public String toString() {
        return "PersonName[withheld]";
    }
}
