package org.safeconduct.intake.form;

import java.util.Base64;
import org.safeconduct.intake.DocumentType;
import org.safeconduct.intake.Documents;
import org.safeconduct.platform.Rejection;
import tools.jackson.databind.JsonNode;

/** Documents sent along: known types only, content as declared, bounded in size, and never an image of abuse. */
final class Attachments {

    private Attachments() {}

    /** @param form one that has passed the schema */
    static void check(JsonNode form) {
        boolean imagesRefused = Documents.refuseImages(form);
        long total = 0;
        int i = 0;
        for (JsonNode attachment : form.path("attachments")) {
            String pointer = "/attachments/" + i++;
            byte[] data = decode(attachment.path("data").asString(""), pointer + "/data");
            total += data.length;
            if (total > Documents.LARGEST_TOGETHER) {
                throw new Rejection(
                        Rejection.Kind.TOO_LARGE,
                        "The attachments together are larger than %,d bytes.".formatted(Documents.LARGEST_TOGETHER),
                        pointer);
            }
            DocumentType declared = DocumentType.of(attachment.path("mediaType").asString(""));
            if (Documents.isImage(declared, data) && imagesRefused) {
                throw new Rejection(
                        Rejection.Kind.INVALID,
                        "Images are not taken with this kind of concern. Images of children must not be copied, printed or "
                                + "forwarded. Keep the device safe, do not look further, and tell the police that it exists.",
                        pointer);
            }
            if (!declared.fits(data)) {
                throw new Rejection(
                        Rejection.Kind.INVALID, "The content is not of the type that is declared.", pointer + "/data");
            }
        }
    }

    private static byte[] decode(String base64, String pointer) {
        try {
            byte[] data = Base64.getDecoder().decode(base64);
            if (data.length > 0) {
                return data;
            }
        } catch (IllegalArgumentException e) {
            // its message quotes the input
        }
        throw new Rejection(Rejection.Kind.INVALID, "This is not base64 (RFC 4648 section 4), or is empty.", pointer);
    }
}
