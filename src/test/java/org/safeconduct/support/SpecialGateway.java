package org.safeconduct.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** A gateway that differs in what its subclass says, for the few classes of tests that need just that. */
public abstract class SpecialGateway implements Shared.Special {

    private final Path folder;
    private final Settings settings;
    private final Clock clock;
    private RunningGateway gateway;

    /** With the time of the system. */
    protected SpecialGateway(Settings settings) {
        this(settings, Clock.systemUTC());
    }

    /** @param clock what the gateway takes for the time */
    protected SpecialGateway(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        try {
            folder = Files.createTempDirectory("special-gateway");
            gateway = RunningGateway.start(folder, settings.in(folder), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is special about it. */
    protected interface Settings {
        /** @param folder where files can be put that the settings name */
        Map<String, Object> in(Path folder) throws IOException;
    }

    public RunningGateway gateway() {
        return gateway;
    }

    /** Ends it and starts it again on what it has written. */
    public void startAgain() throws IOException {
        gateway.close();
        gateway = RunningGateway.start(folder, settings.in(folder), clock);
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
