package org.safeconduct.platform;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** An answer that is saved as a file and kept nowhere on the way. */
public final class Attached {

    private Attached() {}

    /** @param file what it is called where it is saved; must not say whom it is about */
    public static void to(HttpServletResponse response, String mediaType, String file) {
        response.setContentType(mediaType);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file).build().toString());
    }
}
