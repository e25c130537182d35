package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;
import tools.jackson.databind.node.ObjectNode;

/** Each kind of fault, put back into the rulebook: the start stops and names the row. */
class LineFaultsTest {

    @TempDir
    Path folder;

    private void start() throws Exception {
        Files.writeString(folder.resolve("rulebook.yaml"), "version: \"2026.11-faulty\"");
        new Handling(Rulebooks.from(folder), new County(), null, County.TODAY).version();
    }

    private void says(String row, String text) throws Exception {
        ObjectNode texts = (ObjectNode) Cases.YAML.readTree(County.RULEBOOKS.file("handling.en.yaml"));
        ((ObjectNode) texts.path("lines")).put(row, text);
        Files.write(folder.resolve("handling.en.yaml"), Cases.YAML.writeValueAsBytes(texts));
    }

    private void writes(String row, String cell, String other) throws Exception {
        String table = new String(County.RULEBOOKS.file("handling.dmn"), StandardCharsets.UTF_8);
        Matcher found = Pattern.compile("<rule id=\"" + row + "\">.*?</rule>", Pattern.DOTALL)
                .matcher(table);
        assertThat(found.find()).isTrue();
        assertThat(found.group()).contains(cell);
        Files.writeString(
                folder.resolve("handling.dmn"),
                table.substring(0, found.start()) + found.group().replace(cell, other) + table.substring(found.end()));
    }

    private void stops(String... names) {
        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(this::start)
                .satisfies(fault -> assertThat(fault.getMessage()).contains(names));
    }

    @Test
    void startsWithTheRulebookAsItIs() {
        assertThatNoException().isThrownBy(this::start);
    }

    /** A row for abuse and for harmful behaviour that leaves exploitation out tells the worst case the least. */
    @ParameterizedTest
    @CsvSource({
        "HD-OUT-11", "HD-OUT-13", "HD-OUT-15", "HD-DBS-03", "HD-DBS-09", "HD-FAM-05", "HD-FAM-06", "HD-REC-01",
        "HD-REC-11", "HD-REC-15", "HD-INV-15", "HD-INV-16", "HD-INV-17", "HD-INV-18", "HD-INV-19", "HD-DUT-11"
    })
    void aKindOfHarmThatAGroupOfRowsForgot(String row) throws Exception {
        writes(row, "\"child-sexual-exploitation\", ", "");

        stops("row " + row + ": the column category forgets a kind of harm");
    }

    @Test
    void anExceptionThatIsNone() throws Exception {
        ObjectNode file = (ObjectNode) Cases.YAML.readTree(County.RULEBOOKS.file(LineFaults.NAME));
        ((ObjectNode) file.path("apart")).put("HD-OUT-11", "no reason");
        Files.write(folder.resolve(LineFaults.NAME), Cases.YAML.writeValueAsBytes(file));

        stops("line-faults.yaml: HD-OUT-11 needs no exception");
    }

    @ParameterizedTest
    @CsvSource({"HD-OUT-13", "HD-OUT-14", "HD-OUT-24", "HD-FAM-05", "HD-REC-11"})
    void aWillThatRestsOnOneForcesPractice(String row) throws Exception {
        writes(row, "\"may\"", "\"will\"");

        stops("row " + row + ": its text rests on one force and does not say so");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HD-OUT-13 | Outcome 21 can be used only if the record names someone.",
                "HD-OUT-14 | The police should not normally use outcome 21 for domestic abuse.",
                "HD-FAM-05 | If the police use outcome 21 for a child, they tell the child's parent or guardian.",
            })
    void onesForcesPracticeThatIsToldAsEveryonesRule(String row, String text) throws Exception {
        says(row, text);

        stops("row " + row + ": its text rests on one force and does not say so");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HD-DUT-02 | In Wales, social care workers have a duty of their own about FGM.",
                "HD-DUT-14 | A social worker must tell the police.",
                "HD-DUT-01 | A teacher or regulated health professional must tell the police within one month.",
                "HD-DUT-17 | Teachers have to do it by the end of the next working day.",
            })
    void aSentenceToAReader_aboutSuchAReader(String row, String text) throws Exception {
        says(row, text);

        stops("row " + row + ": its text speaks of a reader who is meant");
    }

    @Test
    void aSentenceToAReader_aboutOthers_isNone() throws Exception {
        says("HD-DUT-03", "Teachers must tell the police within one month. The duty does not pass to someone else.");

        assertThatNoException().isThrownBy(this::start);
    }

    @Test
    void aSentenceAboutTheChild_whereAnAdultIsAtRisk() throws Exception {
        says("HD-ADU-04", "Do not stop your own work with the child because the police stop theirs.");

        stops("row HD-ADU-04: its text speaks of the child where an adult is at risk");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HD-CHP-01 | Child protection has been sent this. No prosecution does not mean no risk. | what the MASH does",
                "HD-CHP-02 | The council will make enquiries. | what the MASH does",
                "HD-REC-08 | The police must record it. | what the police do",
                "HD-DBS-02 | The police will weigh it. | what the police do",
            })
    void aPromiseAboutARecipient_whoMayNotHaveBeenSentIt(String row, String text, String of) throws Exception {
        says(row, text);

        stops("row " + row + ": its text says " + of);
    }

    @Test
    void protectionThatGoesOn_isAClaimThatNobodyCanKeep() throws Exception {
        says("HD-CHP-01", "Child protection is a separate question. It goes on whatever the police decide.");

        stops("the text HD-CHP-01 claims protection-goes-on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HD-OUT-11 | Codes 10 and 21 (not in the public interest) and 22 (help instead) are possible.",
                "HD-OUT-15 | These codes are possible: 15 (the evidence falls short) and 18 (nobody found).",
                "HD-OUT-17 | Among the codes that may end this are 15 (the evidence falls short), 10 or 21.",
                "HD-OUT-18 | If the adult does not support a case, the police may use code 16 or 14.",
            })
    void aListOfCodes_withoutACharge(String row, String text) throws Exception {
        says(row, text);

        stops("row " + row + ": its text lists codes and leaves out a charge");
    }

    @ParameterizedTest
    @CsvSource({"HD-CHP-04, advice, may", "HD-MTG-11, advice, may", "HD-DUT-14, advice, will", "HD-FAM-06, advice, may"
    })
    void anInstruction_thatIsNoAdvice(String row, String was, String is) throws Exception {
        writes(row, "\"" + was + "\"", "\"" + is + "\"");

        stops("row " + row + ": its text tells the reader what to do, and is no advice");
    }

    @Test
    void anInstruction_thatIsHiddenInALine() throws Exception {
        says("HD-INV-16", "If more than one took part, the case is more serious. Do not count on an early end.");

        stops("row HD-INV-16: its text tells the reader what to do, and is no advice");
    }

    @ParameterizedTest
    @CsvSource({
        "HD-CHP-02, will, unconfirmed, and was read",
        "HD-ADU-01, unconfirmed, will, nobody has read where it says so",
    })
    void aCertaintyThatItsGradeDoesNotCarry(String row, String was, String is, String says) throws Exception {
        writes(row, "\"" + was + "\"", "\"" + is + "\"");

        stops("row " + row, says);
    }

    @Test
    void aForcesPractice_thatInstructsInALineThatDoesNot() throws Exception {
        Path force = Files.writeString(
                folder.resolve("county.yml"),
                "{version: \"3\", practice: {HD-REC-09: \"Ask for the desk sergeant.\"}}");

        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> new Handling(County.RULEBOOKS, new County(), force, County.TODAY).version())
                .withMessageContaining("the force's practice of HD-REC-09 tells the reader what to do");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"together: [] | cannot be read", "a: b | cannot be read"})
    void aFileThatIsNone(String file, String says) {
        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> LineFaults.read(file.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(LineFaults.NAME + ": " + says);
    }
}
