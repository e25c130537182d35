package org.safeconduct.intake.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.platform.Rejection;

/** Documents sent along: known types only, content as declared, bounded in size, and never an image of abuse. */
final class Attachments {

    /** In bytes, all attachments together, decoded. */
    private static final long LARGEST = 8L * 1024 * 1024;

    /**
     * An image here may be an indecent image of a child; making a copy is an offence (Protection of Children Act 1978
     * section 1), so the gateway takes none, whatever it shows.
     */
    private static final Set<Category> NO_IMAGES =
            Set.of(Category.YOUTH_PRODUCED_IMAGERY, Category.CHILD_SEXUAL_ABUSE, Category.CHILD_SEXUAL_EXPLOITATION);

    private Attachments() {}

    /** @param form one that has passed the schema */
    static void check(JsonNode form) {
        boolean imagesRefused = StreamSupport.stream(
                        form.at("/concern/categories").spliterator(), false)
                .flatMap(code -> Code.read(Category.class, code.asText()).stream())
                .anyMatch(NO_IMAGES::contains);
        long total = 0;
        int i = 0;
        for (JsonNode attachment : form.path("attachments")) {
            String pointer = "/attachments/" + i++;
            byte[] data = decode(attachment.path("data").asText(), pointer + "/data");
            total += data.length;
            if (total > LARGEST) {
                throw new Rejection(
                        Rejection.Kind.TOO_LARGE,
                        "The attachments together are larger than %,d bytes.".formatted(LARGEST),
                        pointer);
            }
            MediaType declared = MediaType.of(attachment.path("mediaType").asText());
            boolean image = declared.isImage() || MediaType.JPEG.fits(data) || MediaType.PNG.fits(data);
            if (image && imagesRefused) {
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
