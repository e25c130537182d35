package org.safeconduct.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.intake.content.Held;
import org.safeconduct.intake.content.PdfContent;
import org.safeconduct.intake.content.TextContent;
import org.safeconduct.intake.content.WordContent;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Utf8;

/** The types of document that are taken, how each is told from its content, and what files of it are called. */
public enum DocumentType {
    PDF("application/pdf", "pdf") {
        @Override
        public boolean fits(byte[] data) {
            return startsWith(data, '%', 'P', 'D', 'F', '-');
        }
    },
    PNG("image/png", "png") {
        @Override
        public boolean fits(byte[] data) {
            return startsWith(data, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
        }
    },
    JPEG("image/jpeg", "jpg", "jpeg") {
        @Override
        public boolean fits(byte[] data) {
            return startsWith(data, 0xFF, 0xD8, 0xFF);
        }
    },
    TEXT("text/plain", "txt") {
        @Override
        public boolean fits(byte[] data) {
            try {
                return !PDF.fits(data)
                        && Utf8.decode(data).chars().noneMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
            } catch (Rejection notText) {
                return false;
            }
        }
    },
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx") {
        @Override
        public boolean fits(byte[] data) {
            return WordContent.isPlain(data);
        }
    };

    private final String name;
    private final List<String> endings;

    DocumentType(String name, String... endings) {
        this.name = name;
        this.endings = List.of(endings);
    }

    /** The name in HTTP. */
    public String mediaType() {
        return name;
    }

    /** Whether the content is of this type, and holds nothing that acts when it is opened as far as that can be told. */
    public abstract boolean fits(byte[] data);

    /**
     * What it holds besides words; asked only where that matters, because it means to look all through it.
     *
     * @param data that fits this type
     */
    public Held held(byte[] data) {
        return switch (this) {
            case PDF -> PdfContent.held(data);
            case PNG, JPEG -> Held.OBJECTS;
            case TEXT -> TextContent.of(Utf8.decode(data));
            case DOCX -> WordContent.held(data);
        };
    }

    /** Whether it is a picture. */
    public boolean isImage() {
        return this == PNG || this == JPEG;
    }

    /** @param name one that the schema lists */
    public static DocumentType of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the schema lists a type that the code does not know"));
    }

    /** As a file's name ends; empty for a kind that is not taken. */
    public static Optional<DocumentType> named(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.endings.contains(ending))
                .findFirst();
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
