package org.safeconduct.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebooksTest {

    @TempDir
    Path folder;

    @BeforeEach
    void version() throws Exception {
        Files.writeString(folder.resolve("rulebook.yaml"), "version: \"2026.11-local\"");
    }

    @Test
    void packagedTablesHaveNoFault() {
        assertThatCode(() -> Rulebooks.packaged().afterSingletonsInstantiated()).doesNotThrowAnyException();
    }

    @Test
    void takesTablesTextsAndVersion_fromAFolder() throws Exception {
        Files.writeString(folder.resolve("sample.dmn"), Sample.dmn());
        Files.writeString(folder.resolve("sample-texts.yaml"), "TS-01: text");

        Rulebooks rulebooks = Rulebooks.from(folder);

        assertThat(rulebooks.table("sample").rows()).hasSize(2);
        assertThat(rulebooks.table("sample").version()).isEqualTo("2026.11-local");
        assertThat(new String(rulebooks.file("sample-texts.yaml"), StandardCharsets.UTF_8))
                .isEqualTo("TS-01: text");
    }

    @Test
    void digestTellsRulebooksApart_byNamesAndContents() throws Exception {
        Files.writeString(folder.resolve("one.yaml"), "a: b");
        String digest = Rulebooks.from(folder).digest();

        assertThat(Rulebooks.from(folder).digest()).isEqualTo(digest).matches("[0-9a-f]{64}");
        assertThat(Rulebooks.packaged().digest()).isNotEqualTo(digest);
        Files.writeString(folder.resolve("one.yaml"), "a: c");
        assertThat(Rulebooks.from(folder).digest()).isNotEqualTo(digest);
        Files.delete(folder.resolve("one.yaml"));
        Files.writeString(folder.resolve("two.yaml"), "a: b");
        assertThat(Rulebooks.from(folder).digest()).isNotEqualTo(digest);
    }

    @Test
    void stopsTheStart_whenATableHasAFault() throws Exception {
        Files.writeString(folder.resolve("sample.dmn"), Sample.dmn().replace("[S1]", ""));
        Rulebooks rulebooks = Rulebooks.from(folder);

        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(rulebooks::afterSingletonsInstantiated)
                .withMessageContaining("sample, row TS-01: source is missing");
        assertThatExceptionOfType(RulebookFault.class).isThrownBy(() -> rulebooks.table("sample"));
    }

    @Test
    void stopsTheStart_whenTwoTablesShareARow() throws Exception {
        Files.writeString(folder.resolve("one.dmn"), Sample.dmn());
        Files.writeString(folder.resolve("two.dmn"), Sample.dmn());

        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> Rulebooks.from(folder).afterSingletonsInstantiated())
                .withMessageContaining("two, row TS-01: the table one has a row with this id");
    }

    @Test
    void stopsTheStart_whenReplacementTablesHaveNoVersionOfTheirOwn() throws Exception {
        Files.delete(folder.resolve("rulebook.yaml"));

        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> Rulebooks.from(folder))
                .withMessageContaining("needs its own rulebook.yaml");
    }

    @Test
    void stopsTheStart_whenTheVersionIsANumber() throws Exception {
        // Unquoted, 2026.10 would be read as 2026.1.
        Files.writeString(folder.resolve("rulebook.yaml"), "version: 2026.10");

        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> Rulebooks.from(folder))
                .withMessageContaining("not a quoted text");
    }

    @Test
    void stopsTheStart_whenTheFolderDoesNotExist() {
        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> Rulebooks.from(folder.resolve("none")))
                .withMessageContaining("names no folder");
    }

    @Test
    void refusesNames_thatTheRulebookDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rulebooks.packaged().table("none"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rulebooks.packaged().file("none.yaml"));
    }
}
