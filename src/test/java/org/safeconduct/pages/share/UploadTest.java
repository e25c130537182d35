package org.safeconduct.pages.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.intake.content.WordFile;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class UploadTest {

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0};
    private final ObjectNode form = new ObjectMapper().createObjectNode();

    @ParameterizedTest
    @CsvSource({
        "photo.heic, x, kind",
        "page.html, <p>, kind",
        "virus.exe, MZ, kind",
        "report, text, kind",
        "note.txt, '', empty",
        "scan.pdf, text, content",
        "scan.txt, %PDF-1.7, content",
        "letter.docx, PK, content"
    })
    void whatIsNotTakenWhenItIsShared_isNotTakenAtAll(String name, String content, String how) {
        assertThat(Upload.judge(form, name, content.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Upload.Judged.Refused(how));
    }

    @Test
    void whatTheNameSays_isTheKind_whateverTheBrowserSays_andThePathGoes() {
        ObjectNode taken = taken(Upload.judge(form, "C:\\Desk\\Scan.JPG", JPEG));

        assertThat(taken.path("name").asString()).isEqualTo("Scan.JPG");
        assertThat(taken.path("mediaType").asString()).isEqualTo("image/jpeg");
    }

    @Test
    void longName_keepsItsEnd_whichSaysTheKind() {
        assertThat(taken(Upload.judge(form, "x".repeat(300) + ".jpg", JPEG))
                        .path("name")
                        .asString())
                .hasSize(200)
                .endsWith(".jpg");
    }

    @Test
    void picture_isNotTakenWhereItMayBeOneOfAbuse() {
        form.putObject("concern").putArray("categories").add("child-sexual-abuse");

        assertThat(Upload.judge(form, "a.jpg", JPEG)).isEqualTo(new Upload.Judged.Refused("image"));
    }

    @Test
    void documentWithAPictureInside_orThatIsLocked_isNotTakenThere() {
        form.putObject("concern").putArray("categories").add("youth-produced-imagery");

        assertThat(Upload.judge(
                        form,
                        "a.docx",
                        new WordFile().with("word/media/a.png", "x").bytes()))
                .isEqualTo(new Upload.Judged.Refused("images-inside"));
        assertThat(Upload.judge(form, "a.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Upload.Judged.Refused("unreadable"));
        assertThat(Upload.judge(form, "a.docx", new WordFile().bytes())).isInstanceOf(Upload.Judged.Taken.class);
    }

    @Test
    void moreThanIsTakenTogether_isRefused_andSoIsAnEleventh() {
        byte[] half = "a".repeat(5 * 1024 * 1024).getBytes(StandardCharsets.UTF_8);
        form.withArray("/attachments").add(taken(Upload.judge(form, "1.txt", half)));
        assertThat(Upload.judge(form, "2.txt", half)).isEqualTo(new Upload.Judged.Refused("too-large"));
        for (int i = 2; i <= 10; i++) {
            form.withArray("/attachments").add(taken(Upload.judge(form, i + ".txt", new byte[] {'a'})));
        }
        assertThat(Upload.judge(form, "11.txt", new byte[] {'a'})).isEqualTo(new Upload.Judged.Refused("too-many"));
    }

    private static ObjectNode taken(Upload.Judged judged) {
        assertThat(judged).isInstanceOf(Upload.Judged.Taken.class);
        return ((Upload.Judged.Taken) judged).attachment();
    }
}
