package org.safeconduct.disclosure;

/** A document sent along. The name is carried for people and never used as a file name. */
public record Attachment(String name, String mediaType, byte[] data) {

    @Override
    public String toString() {
        return "Attachment[withheld]";
    }
}
