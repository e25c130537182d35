package org.safeconduct.pages.desk;

import java.util.Arrays;
import org.safeconduct.disclosure.Recipient;

/** Where an officer works. */
enum Room {
    INBOX("inbox", Recipient.MASH),
    POLICE("police", Recipient.POLICE);

    private final String path;
    private final Recipient recipient;

    Room(String path, Recipient recipient) {
        this.path = path;
        this.recipient = recipient;
    }

    static Room at(String path) {
        return Arrays.stream(values())
                .filter(room -> room.path.equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** The first part of its pages' addresses. */
    String path() {
        return path;
    }

    Recipient recipient() {
        return recipient;
    }
}
