package org.safeconduct.platform.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the programs of a PostgreSQL.
 *
 * @param folder where it is unpacked
 */
record PostgresPrograms(Path folder) {

    private static final Path SELF = Path.of("/proc/self");
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    /**
     * Runs a program to its end.
     *
     * @param input what it reads; may hold a password, which arguments, seen by every account, may not
     * @throws StoreUnusable with what it said, if it fails
     */
    void run(String program, String input, String... arguments) throws IOException {
        boolean root =
                Files.exists(SELF) && Files.getAttribute(SELF, "unix:uid").equals(0);
        List<String> command = new ArrayList<>();
        if (root) {
            // PostgreSQL refuses to be root. In a user namespace of its own it is nobody, and still owns root's files.
            command.addAll(List.of("unshare", "-U"));
        }
        Path binary = folder.resolve("bin").resolve(WINDOWS ? program + ".exe" : program);
        command.add(binary.toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Said said = Said.by(process, program);
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it read all of this, and how it ended says why.
        }
        try {
            if (process.waitFor() != 0) {
                throw new StoreUnusable(
                        binary,
                        "failed: " + said.text(),
                        root
                                ? "Where root may not make a user namespace, run the gateway as an ordinary account."
                                : "What PostgreSQL says above names the cause.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        }
    }
}
