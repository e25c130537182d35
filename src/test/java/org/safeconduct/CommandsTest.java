package org.safeconduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.support.Command;

class CommandsTest {

    private static final String SECRET = "hunter2";

    @TempDir
    static Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "--server.port=0", "--safeconduct.demo=false --spring.profiles.active=development"})
    void settingsAlone_startTheGateway(String arguments) {
        assertThat(Commands.areSettings(words(arguments))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "--help", "-h", "verfy", "--server.port=0 verify", "-x"})
    void whatIsNoSetting_startsNothing(String arguments) {
        assertThat(Commands.areSettings(words(arguments))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "--help, verify agency partner witness completion",
        "verify --help, receipt log range database --trust --witness 3",
        "verify receipt --help, --trust --witness <file> 3",
        "verify log --help, --trust --witness --seen --ca <log>",
        "verify range --help, --trust --witness --ca <log> <first> <last>",
        "verify database -h, --trust --witness --seen --user --kept <address>",
        "agency --help, list onboard certificate receive suspend admit offboard --gateway --ca --token-file",
        "agency onboard --help, --agency-certificate --roles --gateway --key",
        "agency suspend -h, <id> --certificate",
        "partner --help, --gateway --ca --certificate --key --token --client --secret-file",
        "witness --help, --name --log --folder --port --host",
        "completion --help, bash",
    })
    void helpOfEachCommand_saysItsOptionsAndWhatItsStatusMeans(String arguments, String options) {
        Command help = Command.run(words(arguments));

        assertThat(help.status()).as(help.text()).isZero();
        assertThat(help.text()).contains(words(options)).contains("Usage: safe-conduct", "--help", "Exit status:", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "verfy, Argument 1 is not expected of 'safe-conduct'. The nearest: verify",
        "--server.port=0 verify, Argument 1 is no option of 'safe-conduct'.",
        "verify, A command is missing.",
        "verify dtabase --trust=x, Argument 2 is not expected of 'safe-conduct verify'. The nearest: database",
        "verify log x, Missing: --trust.",
        "verify log --trust=x, Missing: <log>.",
        "verify log x --trust, Missing: --trust.",
        "verify log x --trust=x --trsut hunter2, Argument 5 is no option of 'safe-conduct verify log'. The nearest: --trust",
        "verify log x --trust=x --trust hunter2, --trust is there more than once.",
        "verify receipt x --trust=x --kept 6y, Argument 5 is no option of",
        "verify range x hunter2 9 --trust=x, <first> cannot be used: it is the number of the first entry.",
        "verify database hunter2 --trust=x, <address> cannot be used: it is the database",
        "verify database jdbc:postgresql://x/y --trust=x --kept=hunter2, --kept cannot be used: it is the shortest time",
        "verify log x --trust=x --witness hunter2, --witness cannot be used: it is a witness's verifier key",
        "agency explode, Argument 2 is not expected of 'safe-conduct agency'.",
        "agency suspend --gateway=x, --gateway cannot be used: it is the gateway",
        "agency suspend a-charity --gateway=https://x.example --ca=hunter2, --ca cannot be used",
        "partner --hunter2=hunter2, Argument 2 is no option of 'safe-conduct partner'.",
        "partner --secret hunter2, Argument 2 is no option of 'safe-conduct partner'. The nearest: --secret-file",
        "partner hunter2, Argument 2 is not expected of 'safe-conduct partner'.",
        "witness --port hunter2, --port cannot be used: it is a port to listen on",
        "witness, 'Missing: --name, --log, --folder.'",
        "completion hunter2, Argument 2 is not expected of 'safe-conduct completion'.",
    })
    void misuse_namesThePlaceAndRepeatsNothing(String arguments, String said) {
        Command misused = Command.run(words(arguments));

        assertThat(misused.toString()).startsWith("2 " + said).contains("Usage: safe-conduct");
        assertThat(misused.text()).doesNotContain(SECRET);
    }

    @Test
    void anOptionsValue_standsBesideItOrBehindAnEqualsSign() throws IOException {
        Path trust = Files.writeString(folder.resolve("known.json"), "{}");

        assertThat(Command.run("verify", "log", folder.toString(), "--trust", trust.toString()))
                .isEqualTo(Command.run("verify", "--trust=" + trust, "log", folder.toString()))
                .hasToString("1 NOT PROVEN: this is not a verifier key (name+id+key):");
    }

    @Test
    void argumentThatBeginsWithAt_isNoFileOfArguments() throws IOException {
        Path arguments = Files.writeString(folder.resolve("arguments"), "--help");

        assertThat(Command.run("@" + arguments).status()).isEqualTo(2);
    }

    @Test
    void completionScript_completesCommandsAndOptions() throws Exception {
        Path script = Files.writeString(
                folder.resolve("completion.bash"), Command.run("completion").text());

        assertThat(completed(script, "safe-conduct", "ver")).contains("verify");
        assertThat(completed(script, "safe-conduct", "verify", "da")).contains("database");
        assertThat(completed(script, "safe-conduct", "partner", "--sec")).contains("--secret-file");
    }

    private static List<String> completed(Path script, String... typed) throws Exception {
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source " + script + "; COMP_WORDS=(" + String.join(" ", typed)
                                + "); COMP_CWORD=" + (typed.length - 1) + "; COMP_LINE=\"${COMP_WORDS[*]}\"; "
                                + "_complete_safe-conduct; echo \"${COMPREPLY[@]}\"")
                // It says that it does not run within a shell that is typed into.
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return List.of(said.strip().split(" "));
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ");
    }
}
