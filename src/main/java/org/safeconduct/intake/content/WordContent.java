package org.safeconduct.intake.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Utf8;

/** A Word document (ECMA-376), judged by its parts and what they say that they are, never by its name. */
public final class WordContent {

    private static final String TYPES = "[content_types].xml";
    private static final String DOCUMENT = "word/document.xml";
    private static final int DEEPEST = 3;

    /** In the list of types: code that runs, and objects that other programs open. */
    private static final List<String> ACTIVE_TYPES =
            List.of("macroenabled", "vbaproject", "vbadata", "activex", "oleobject", "ms-office.wordvba");

    private static final List<String> ACTIVE_NAMES = List.of("vbaproject.bin", "vbadata.xml");

    /** The container of macros and of embedded objects, whatever the part is called (MS-CFB 2.2). */
    private static final int[] COMPOUND = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

    private static final int[] ZIP = {'P', 'K', 3, 4};

    private static final Set<String> ACTIVE_RELATIONS = Set.of("vbaproject", "oleobject", "control", "activexcontrol");

    private static final String CHUNK = "afchunk";

    private WordContent() {}

    /** Whether it is a Word document that runs nothing and fetches nothing when it is opened. */
    public static boolean isPlain(byte[] data) {
        return DocumentPackage.read(data)
                .filter(read -> read.parts().containsKey(TYPES) && read.parts().containsKey(DOCUMENT))
                .filter(read -> isQuiet(read, 1))
                .isPresent();
    }

    private static boolean isQuiet(DocumentPackage read, int depth) {
        return read.parts().entrySet().stream().allMatch(part -> isQuiet(part.getKey(), part.getValue(), depth));
    }

    private static boolean isQuiet(String name, byte[] part, int depth) {
        if (begins(part, COMPOUND) || ACTIVE_NAMES.stream().anyMatch(name::endsWith)) {
            return false;
        }
        if (begins(part, ZIP)) {
            return depth < DEEPEST
                    && DocumentPackage.read(part)
                            .filter(inner -> isQuiet(inner, depth + 1))
                            .isPresent();
        }
        if (name.equals(TYPES)) {
            return text(part)
                    .map(types -> types.toLowerCase(Locale.ROOT))
                    .filter(types -> ACTIVE_TYPES.stream().noneMatch(types::contains))
                    .isPresent();
        }
        return !name.endsWith(".rels")
                || Relations.read(part)
                        .filter(all -> all.stream().noneMatch(WordContent::actsOrFetches))
                        .isPresent();
    }

    /** A link waits until somebody follows it; whatever else is elsewhere is fetched on opening. A template on the writer's disk is not. */
    private static boolean actsOrFetches(Relations.Relation relation) {
        return ACTIVE_RELATIONS.contains(relation.kind()) || (relation.isFetched() && relation.isRemote());
    }

    /** Besides words: anything that is not XML or a typeface, anything written into the XML, anything that is kept elsewhere. */
    public static Held held(byte[] data) {
        return DocumentPackage.read(data)
                .map(read ->
                        read.parts().entrySet().stream().map(WordContent::held).reduce(Held.WORDS_ONLY, Held::and))
                .orElse(Held.UNREADABLE);
    }

    private static Held held(Map.Entry<String, byte[]> part) {
        String name = part.getKey();
        if (name.endsWith("/") || name.endsWith(".odttf")) {
            return part.getValue().length > 0 && Types.isPicture(part.getValue()) ? Held.OBJECTS : Held.WORDS_ONLY;
        }
        if (Stream.of(".xml", ".rels").noneMatch(name::endsWith) || Types.isPicture(part.getValue())) {
            return Held.OBJECTS;
        }
        Held written = text(part.getValue()).map(TextContent::of).orElse(Held.UNREADABLE);
        return name.endsWith(".rels") ? written.and(held(Relations.read(part.getValue()))) : written;
    }

    private static Held held(Optional<List<Relations.Relation>> relations) {
        return relations
                .map(all -> all.stream()
                                .anyMatch(
                                        each -> each.isFetched() || each.kind().equals(CHUNK))
                        ? Held.OBJECTS
                        : Held.WORDS_ONLY)
                .orElse(Held.UNREADABLE);
    }

    private static Optional<String> text(byte[] part) {
        try {
            return Optional.of(
                    begins(part, 0xFF, 0xFE) || begins(part, 0xFE, 0xFF)
                            ? new String(part, StandardCharsets.UTF_16)
                            : Utf8.decode(part));
        } catch (Rejection notText) {
            return Optional.empty();
        }
    }

    private static boolean begins(byte[] data, int... with) {
        if (data.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((data[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
