package org.safeconduct.disclosure;

/** Who shares, and how a recipient reaches them. {@code professional} says that they share in a professional role. */
public record Sharer(Answer<String> name, SharerRole role, boolean professional, Answer<String> contact) {

    @Override
    public String toString() {
        return "Sharer[withheld]";
    }
}
