package org.safeconduct.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another program of the packaged gateway, run in a folder: {@code java -jar safe-conduct.jar verify ...}. */
public final class JarProgram implements AutoCloseable {

    private final Process process;
    private final Path output;

    private JarProgram(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static JarProgram start(Path folder, String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                // As GatewayProcess: it lives for seconds.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("gateway.jar"),
                name));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, name, ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new JarProgram(process, output);
    }

    /** Waits for its end. */
    public int status() throws InterruptedException {
        return process.waitFor();
    }

    public String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
