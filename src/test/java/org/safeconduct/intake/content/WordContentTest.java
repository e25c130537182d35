package org.safeconduct.intake.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordContentTest {

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0
    };
    private static final byte[] COMPOUND = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0
    };
    private static final String SETTINGS = "word/_rels/settings.xml.rels";

    @Test
    void wordsAlone_areTaken() {
        byte[] letter = new WordFile().bytes();

        assertThat(WordContent.isPlain(letter)).isTrue();
        assertThat(WordContent.held(letter)).isEqualTo(Held.WORDS_ONLY);
    }

    @ParameterizedTest
    @MethodSource("active")
    void whatActsOrFetchesWhenItIsOpened_isNoPlainDocument(String what, WordFile file) {
        assertThat(WordContent.isPlain(file.bytes())).as(what).isFalse();
    }

    static Stream<Arguments> active() {
        return Stream.of(
                Arguments.of("macros", new WordFile().with("word/vbaProject.bin", "x")),
                Arguments.of("macros in capitals", new WordFile().with("WORD/VBAPROJECT.BIN", "x")),
                Arguments.of("macros under another name", new WordFile().with("word/theme/theme1.xml", COMPOUND)),
                Arguments.of(
                        "macros by the list of types",
                        new WordFile()
                                .with(
                                        "[Content_Types].xml",
                                        "<Types><Override PartName=\"/word/x.xml\" ContentType=\"application/vnd.ms-office.VBAPROJECT\"/></Types>")
                                .with("word/x.xml", "x")),
                Arguments.of(
                        "a document with macros under the name of one without",
                        new WordFile()
                                .with(
                                        "[Content_Types].xml",
                                        "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document."
                                                + "macroEnabled.main+xml\"/></Types>")),
                Arguments.of("an OLE object", new WordFile().with("word/embeddings/oleObject1.bin", COMPOUND)),
                Arguments.of(
                        "macros in a sheet inside",
                        new WordFile()
                                .with(
                                        "word/embeddings/sheet.xlsx",
                                        new WordFile()
                                                .with("xl/vbaProject.bin", COMPOUND)
                                                .bytes())),
                Arguments.of(
                        "a template elsewhere",
                        new WordFile().relation(SETTINGS, "attachedTemplate", "https://a.example/t.dotm")),
                Arguments.of(
                        "a template on a share",
                        new WordFile().relation(SETTINGS, "attachedTemplate", "\\\\host\\t.dotm")),
                Arguments.of(
                        "a template on a share, as a file",
                        new WordFile().relation(SETTINGS, "attachedTemplate", "file://host/t.dotm")),
                Arguments.of(
                        "a template on a share, with more slashes",
                        new WordFile().relation(SETTINGS, "attachedTemplate", "file:////host/t.dotm")),
                Arguments.of(
                        "a picture that is fetched",
                        new WordFile().relation("word/_rels/document.xml.rels", "image", "http://a.example/p.png")),
                Arguments.of("relations that cannot be read", new WordFile().with(SETTINGS, "<Relationships>")),
                Arguments.of("no list of types", new WordFile().without("[Content_Types].xml")),
                Arguments.of("another document", new WordFile().without("word/document.xml")),
                Arguments.of("a part twice", new WordFile().with("Word/Document.xml", "x")));
    }

    @Test
    void templateOnTheWritersOwnDisk_isNoReasonToRefuse() {
        assertThat(WordContent.isPlain(new WordFile()
                        .relation(SETTINGS, "attachedTemplate", "file:///C:\\Users\\t\\Letter.dotx")
                        .bytes()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("objects")
    void objectsInsideAreFound_whateverTheyAreCalled(String what, WordFile file) {
        assertThat(WordContent.held(file.bytes())).as(what).isEqualTo(Held.OBJECTS);
    }

    static Stream<Arguments> objects() {
        String base64 = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(JPEG, 24));
        return Stream.of(
                Arguments.of("a picture", new WordFile().with("word/media/image1.jpeg", JPEG)),
                Arguments.of("a picture called XML", new WordFile().with("word/theme/theme1.xml", JPEG)),
                Arguments.of("a picture called a typeface", new WordFile().with("word/fonts/font1.odttf", JPEG)),
                Arguments.of("a thumbnail", new WordFile().with("docProps/thumbnail.wmf", "x")),
                Arguments.of(
                        "a vector picture",
                        new WordFile().with("word/a.xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path/></svg>")),
                Arguments.of(
                        "a document inside", new WordFile().with("word/embeddings/a.docx", new WordFile().bytes())),
                Arguments.of("an object", new WordFile().with("word/embeddings/oleObject1.bin", COMPOUND)),
                Arguments.of("a web page inside", new WordFile().with("word/afchunk.htm", "<p>")),
                Arguments.of(
                        "a part that is merged on opening",
                        new WordFile().relation("word/_rels/document.xml.rels", "aFChunk", "a.xml")),
                Arguments.of(
                        "a picture kept elsewhere",
                        new WordFile().relation("word/_rels/document.xml.rels", "image", "file:///C:/p.png")),
                Arguments.of("a template", new WordFile().relation(SETTINGS, "attachedTemplate", "file:///C:/t.dotx")),
                Arguments.of(
                        "a picture in base64",
                        new WordFile().with("word/a.xml", "<w:binData>" + base64 + "</w:binData>")));
    }

    @Test
    void whatCannotBeLookedInto_isSaidToBeSo() {
        byte[] broken = new WordFile().bytes();
        broken[broken.length - 30] ^= 0x7F;
        byte[] bomb =
                new WordFile().with("word/a.xml", new byte[80 * 1024 * 1024]).bytes();
        WordFile many = new WordFile();
        for (int i = 0; i < 3_000; i++) {
            many.with("word/" + i + ".xml", "x");
        }

        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThat(Stream.of(broken, bomb, many.bytes()).map(WordContent::held)).containsOnly(Held.UNREADABLE);
        assertThat(Stream.of(broken, bomb, many.bytes()).map(WordContent::isPlain))
                .containsOnly(false);
        assertThat(WordContent.held(new WordFile()
                        .with("word/a.xml", "é".getBytes(StandardCharsets.ISO_8859_1))
                        .bytes()))
                .isEqualTo(Held.UNREADABLE);
    }

    @Test
    void partThatTheListDoesNotName_makesItUnreadable() {
        byte[] hidden = new WordFile().with("word/media/a.jpg", JPEG).bytes();
        byte[] shown = new WordFile().bytes();
        // The heads of the one, the list of the other.
        int list = index(shown, "PK\u0001\u0002");
        byte[] both = new byte[hidden.length + shown.length];
        System.arraycopy(shown, 0, both, 0, list);
        int added = index(hidden, "PK\u0001\u0002") - list;
        System.arraycopy(hidden, list, both, list, added);
        System.arraycopy(shown, list, both, list + added, shown.length - list);
        byte[] file = java.util.Arrays.copyOf(both, shown.length + added);
        int end = file.length - 22;
        int at = list + added;
        for (int i = 0; i < 4; i++) {
            file[end + 16 + i] = (byte) (at >> (8 * i));
        }

        assertThat(WordContent.held(file)).isEqualTo(Held.UNREADABLE);
    }

    private static int index(byte[] in, String what) {
        return new String(in, StandardCharsets.ISO_8859_1).indexOf(what);
    }
}
