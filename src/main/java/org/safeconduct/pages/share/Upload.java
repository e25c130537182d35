package org.safeconduct.pages.share;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.intake.DocumentType;
import org.safeconduct.intake.Documents;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Judges a chosen file as intake will when it is shared, so that nobody learns only then that it is not taken. */
final class Upload {

    private static final int MOST = 10;
    private static final int LONGEST_NAME = 200;

    private Upload() {}

    sealed interface Judged {

        /** @param attachment the document as the form of a disclosure has it */
        record Taken(ObjectNode attachment) implements Judged {
            @Override
            public String toString() {
                return "Taken[withheld]";
            }
        }

        /** @param how the last part of the key of the words that say it */
        record Refused(String how) implements Judged {}
    }

    /**
     * @param form of the draft to which it is to be added
     * @param given what the browser calls the file
     */
    static Judged judge(ObjectNode form, @Nullable String given, byte[] data) {
        if (data.length == 0) {
            return new Judged.Refused("empty");
        }
        String name = name(given);
        Optional<DocumentType> type = DocumentType.named(name);
        if (type.isEmpty()) {
            return new Judged.Refused("kind");
        }
        JsonNode there = form.path("attachments");
        if (there.size() >= MOST) {
            return new Judged.Refused("too-many");
        }
        long together = data.length;
        for (JsonNode attachment : there) {
            together += attachment.path("data").asString("").length() / 4 * 3L;
        }
        if (together > Documents.LARGEST_TOGETHER) {
            return new Judged.Refused("too-large");
        }
        Optional<Documents.Fault> fault = Documents.fault(form, type.get(), data);
        if (fault.isPresent()) {
            return new Judged.Refused(
                    switch (fault.get()) {
                        case IMAGE -> "image";
                        case IMAGES_INSIDE -> "images-inside";
                        case UNREADABLE -> "unreadable";
                        case CONTENT -> "content";
                    });
        }
        return new Judged.Taken(form.objectNode()
                .put("name", name)
                .put("mediaType", type.get().mediaType())
                .put("data", Base64.getEncoder().encodeToString(data)));
    }

    /** What a browser calls the file is a label for the reader; it may hold a path or control characters. */
    private static String name(@Nullable String given) {
        String name =
                given == null ? "" : given.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int length = last.codePointCount(0, last.length());
        // The end says what kind of file it is.
        return length <= LONGEST_NAME ? last : last.substring(last.offsetByCodePoints(0, length - LONGEST_NAME));
    }
}
