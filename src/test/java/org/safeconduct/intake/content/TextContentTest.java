package org.safeconduct.intake.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextContentTest {

    private static final byte[] GIF = "GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @ParameterizedTest
    @MethodSource("written")
    void pictureInLetters_isFound(String what, String text) {
        assertThat(TextContent.of(text)).as(what).isEqualTo(Held.OBJECTS);
    }

    static Stream<Arguments> written() {
        String unknown = Base64.getMimeEncoder().encodeToString(new byte[400]);
        return Stream.of(
                arguments("base64", "See:\n" + Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(GIF, 24))),
                arguments("a block of base64 whose kind nobody knows", "Attached\n\n" + unknown + "\nKind regards"),
                arguments("an address of its own", "<img src='DATA:image/png;base64,iVBORw0KGgo='>"),
                arguments("vector markup", "<html><svg viewBox='0 0 1 1'></svg></html>"),
                arguments("RTF", "{\\rtf1 {\\pict\\jpegblip ffd8ff}}"),
                arguments("an object in RTF", "{\\rtf1 {\\object\\objemb}}"),
                arguments("hexadecimal", "ffd8ffe0".repeat(70)));
    }

    @Test
    void words_areWords() {
        assertThat(TextContent.of(
                        ("She said it twice, on the 20th. See https://school.example/policies/safeguarding/2026/"
                                        + "what-to-do-when-a-child-tells-you and phone 01632 960100.\r\n")
                                .repeat(200)))
                .isEqualTo(Held.WORDS_ONLY);
        assertThat(TextContent.of("")).isEqualTo(Held.WORDS_ONLY);
    }

    @Test
    void textThatIsLong_isLookedThroughInBoundedTime() {
        assertThat(TextContent.of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, ".repeat(200_000)))
                .isEqualTo(Held.UNREADABLE);
    }

    @Test
    void eachKindOfPicture_isKnownByItsFirstBytes() {
        Stream<String> beginnings = Stream.of(
                "GIF89a............",
                "RIFF\u0001\u0000\u0000\u0000WEBPVP8 ",
                "\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic",
                "\u0000\u0000\u0000\u001cftypavif\u0000\u0000\u0000\u0000avifmif1miaf",
                "BM\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0036\u0000\u0000\u0000\u0028\u0000\u0000\u0000"
                        + "\u0001\u0000\u0000\u0000\u0001\u0000\u0000\u0000\u0001\u0000\u0018\u0000",
                "II*\u0000\u0008\u0000\u0000\u0000",
                "\u0089PNG\r\n\u001a\n\u0000\u0000",
                "\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000mp42isom");

        assertThat(beginnings.map(each -> each.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .allMatch(Types::isPicture);
    }
}
