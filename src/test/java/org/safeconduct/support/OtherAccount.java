package org.safeconduct.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The account {@code nobody} of this machine, to which nothing of the gateway's belongs. */
public final class OtherAccount {

    private static final String NOBODY = "65534";

    private OtherAccount() {}

    /**
     * What a program did.
     *
     * @param output what it said to its standard output
     */
    public record Done(int status, String output) {}

    /** Skips the test where nobody can become another account; where every test must run (CI) it goes on, and fails. */
    public static void assumed() throws IOException {
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        assumeTrue(
                root || "true".equals(System.getenv("CI")),
                () -> "Only root can act as another account of the machine, and these tests run as "
                        + System.getProperty("user.name"));
    }

    /** Runs a program as that account, in the root folder. */
    public static Done runs(Map<String, String> environment, String... command) throws Exception {
        List<String> whole =
                new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        whole.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(Path.of("/").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        return new Done(process.waitFor(), output);
    }

    /** That this machine lets us be that account at all. */
    public static void canBeTaken() throws Exception {
        assertThat(runs(Map.of(), "id", "-u")).isEqualTo(new Done(0, NOBODY + "\n"));
    }
}
