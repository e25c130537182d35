package org.safeconduct.intake.content;

import java.util.Set;
import org.apache.tika.Tika;

/** What content is by its first bytes, whatever it is called. */
public final class Types {

    private static final Tika TIKA = new Tika();
    private static final Set<String> SEEN_OR_HEARD = Set.of("image", "video", "audio");

    private Types() {}

    /** Whether it is a picture, a film or a sound of any kind that is known. */
    public static boolean isPicture(byte[] data) {
        String type = TIKA.detect(data);
        return SEEN_OR_HEARD.contains(type.substring(0, type.indexOf('/')));
    }
}
