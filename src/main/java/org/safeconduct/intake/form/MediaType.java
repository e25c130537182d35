package org.safeconduct.intake.form;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Utf8;

/** The types of document that are taken, and how each is told from its content. */
enum MediaType {
    PDF("application/pdf") {
        @Override
        boolean fits(byte[] data) {
            return startsWith(data, '%', 'P', 'D', 'F', '-');
        }
    },
    PNG("image/png") {
        @Override
        boolean fits(byte[] data) {
            return startsWith(data, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
        }
    },
    JPEG("image/jpeg") {
        @Override
        boolean fits(byte[] data) {
            return startsWith(data, 0xFF, 0xD8, 0xFF);
        }
    },
    TEXT("text/plain") {
        @Override
        boolean fits(byte[] data) {
            try {
                return !PDF.fits(data)
                        && Utf8.decode(data).chars().noneMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
            } catch (Rejection notText) {
                return false;
            }
        }
    },
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
        @Override
        boolean fits(byte[] data) {
            // File names in a zip are never compressed, so that nothing needs unpacking to find them.
            String names = new String(data, StandardCharsets.ISO_8859_1);
            return startsWith(data, 'P', 'K', 3, 4)
                    && names.contains("[Content_Types].xml")
                    && names.contains("word/document.xml")
                    && !names.contains("vbaProject.bin");
        }
    };

    private final String name;

    MediaType(String name) {
        this.name = name;
    }

    /** The name in HTTP. */
    String mediaType() {
        return name;
    }

    /** Whether the content begins as this type's does. */
    abstract boolean fits(byte[] data);

    boolean isImage() {
        return this == PNG || this == JPEG;
    }

    /** @param name one that the schema lists */
    static MediaType of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the schema lists a type that the code does not know"));
    }

    private static boolean startsWith(byte[] data, int... magic) {
        if (data.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((data[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
