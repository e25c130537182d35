package org.safeconduct.intake.form;

import java.util.Base64;
import java.util.regex.Pattern;
import org.safeconduct.intake.DocumentType;
import org.safeconduct.intake.Documents;
import org.safeconduct.platform.Rejection;
import tools.jackson.databind.JsonNode;

/** Documents sent along: known types only, content as declared, bounded in size, and never an image of abuse. */
final class Attachments {

    private static final String INSTEAD =
            "Images of children must not be copied, printed or forwarded. Keep the device safe, do not look further, and tell the "
                    + "police that it exists: by telephone, 999 if somebody is in danger now.";

    /** Marks, embeddings, overrides and isolates of the bidirectional algorithm (Unicode UAX 9). */
    private static final Pattern TURNS = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private Attachments() {}

    /** @param form one that has passed the schema */
    static void check(JsonNode form) {
        long total = 0;
        int i = 0;
        for (JsonNode attachment : form.path("attachments")) {
            String pointer = "/attachments/" + i++;
            checkName(attachment.path("name").asString(""), pointer + "/name");
            byte[] data = decode(attachment.path("data").asString(""), pointer + "/data");
            total += data.length;
            if (total > Documents.LARGEST_TOGETHER) {
                throw new Rejection(
                        Rejection.Kind.TOO_LARGE,
                        "The attachments together are larger than %,d bytes.".formatted(Documents.LARGEST_TOGETHER),
                        pointer);
            }
            DocumentType declared = DocumentType.of(attachment.path("mediaType").asString(""));
            Documents.fault(form, declared, data).ifPresent(fault -> {
                throw refused(fault, pointer);
            });
        }
    }

    private static Rejection refused(Documents.Fault fault, String pointer) {
        return switch (fault) {
            case IMAGE -> invalid("Images are not taken with this kind of concern. " + INSTEAD, pointer);
            case IMAGES_INSIDE ->
                invalid(
                        "Documents that hold images or other files are not taken with this kind of concern: send the words alone. "
                                + INSTEAD,
                        pointer);
            case UNREADABLE ->
                invalid(
                        "The document is locked, broken or too large to look into, and images are not taken with this kind of "
                                + "concern. Send it without a password, saved anew, or as text. " + INSTEAD,
                        pointer);
            case CONTENT -> invalid("The content is not of the type that is declared.", pointer + "/data");
        };
    }

    private static Rejection invalid(String detail, String pointer) {
        return new Rejection(Rejection.Kind.INVALID, detail, pointer);
    }

    /** A name is a label. One that turns its letters round shows another ending than it has; one with a path is none. */
    private static void checkName(String name, String pointer) {
        if (TURNS.matcher(name).find()) {
            throw invalid(
                    "The name has characters that change the direction of writing. Name the file without them.",
                    pointer);
        }
        if (name.contains("/") || name.contains("\\")) {
            throw invalid("The name has a path. Name the file alone.", pointer);
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
