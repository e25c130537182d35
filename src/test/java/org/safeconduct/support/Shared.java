package org.safeconduct.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.ReflectionSupport;
import org.springframework.util.FileSystemUtils;

/**
 * What tests share, for the parameters of their {@code @BeforeAll}. A {@link RunningGateway} is the one of the whole run, with
 * nothing special about it: each test knows its cases by their references, counts nobody else's, and leaves no setting,
 * agreement or key changed. A {@link BrowserSession} is the class's own, in the Chromium of the whole run. An
 * {@link EmbeddedPostgres} is that of the run as well, for databases with names of one's own. A {@link Special} is made for
 * the classes, one after the other, that ask for its type.
 */
public final class Shared implements ParameterResolver {

    /** What only a few classes need, such as a gateway with settings of its own; made by its constructor without parameters. */
    public interface Special extends AutoCloseable {}

    private static final Namespace OURS = Namespace.create(Shared.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningGateway.class
                || type == BrowserSession.class
                || type == EmbeddedPostgres.class
                || Special.class.isAssignableFrom(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == RunningGateway.class) {
            return gateway(context);
        }
        if (type == EmbeddedPostgres.class) {
            return ofTheRun(context, HeldPostgres.class).postgres;
        }
        if (Special.class.isAssignableFrom(type)) {
            return ofTheRun(context, HeldSpecial.class).of(type.asSubclass(Special.class));
        }
        Chromium chromium = ofTheRun(context, HeldChromium.class).chromium;
        return context.getStore(OURS)
                .getOrComputeIfAbsent(HeldSession.class, key -> new HeldSession(chromium.session()), HeldSession.class)
                .session;
    }

    /** The gateway of the run, for an extension that needs it only now and then. */
    public static RunningGateway gateway(ExtensionContext context) {
        return ofTheRun(context, HeldGateway.class).gateway;
    }

    private static <T> T ofTheRun(ExtensionContext context, Class<T> held) {
        return context.getRoot().getStore(OURS).getOrComputeIfAbsent(held);
    }

    private static Path folder(String of) {
        try {
            return Files.createTempDirectory("shared-" + of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final class HeldGateway implements CloseableResource {

        private final Path folder = folder("gateway");
        private final RunningGateway gateway = RunningGateway.start(folder, Map.of());

        @Override
        public void close() throws IOException {
            gateway.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    static final class HeldPostgres implements CloseableResource {

        private final Path folder = folder("postgres");
        private final EmbeddedPostgres postgres;

        HeldPostgres() {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(folder.toFile())
                        .setLocaleConfig("locale", "C")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            postgres.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** One at a time: each costs work as long as it runs. */
    static final class HeldSpecial implements CloseableResource {

        private @Nullable Special last;

        Special of(Class<? extends Special> type) {
            if (last == null || last.getClass() != type) {
                close();
                last = ReflectionSupport.newInstance(type);
            }
            return last;
        }

        @Override
        public void close() {
            if (last != null) {
                try {
                    last.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                } finally {
                    last = null;
                }
            }
        }
    }

    static final class HeldChromium implements CloseableResource {

        private final Chromium chromium = Chromium.start();

        @Override
        public void close() {
            chromium.close();
        }
    }

    private record HeldSession(BrowserSession session) implements CloseableResource {
        @Override
        public void close() {
            session.close();
        }
    }
}
