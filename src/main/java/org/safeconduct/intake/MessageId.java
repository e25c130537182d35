package org.safeconduct.intake;

import java.util.Locale;
import java.util.regex.Pattern;

/** A sender's own id for a message, by which a repeat is told from a new one. */
public final class MessageId {

    private static final Pattern UUID = Pattern.compile("(?i)(urn:uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private MessageId() {}

    /** As it is compared: a UUID is the same in capitals (RFC 9562 section 4); any other id is what it is. */
    public static String compared(String id) {
        return UUID.matcher(id).matches() ? id.toLowerCase(Locale.ROOT) : id;
    }
}
