package org.safeconduct.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.safeconduct.support.BenchRun;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.util.FileSystemUtils;

/**
 * Whose pages are measured: for figures a gateway in a process of its own, in a build the one that the other tests share, as a
 * start costs more than all the pages.
 *
 * @param pid the process whose time is counted
 * @param check throws if it has ended
 */
record PageServer(URI base, Path ca, long pid, Runnable check) {

    static final class Given implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == PageServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            if (!BenchRun.whole()) {
                RunningGateway shared = Shared.gateway(context);
                return new PageServer(
                        shared.uri(),
                        shared.certs().resolve("ca.pem"),
                        ProcessHandle.current().pid(),
                        () -> {});
            }
            return context.getStore(Namespace.create(PageServer.class))
                    .getOrComputeIfAbsent(Own.class, key -> Own.start(), Own.class)
                    .served();
        }
    }

    private record Own(Place place, Server server) implements CloseableResource {

        static Own start() {
            try {
                Place place = Place.in(Files.createTempDirectory("pages"));
                Own own = new Own(place, place.gateway());
                own.server.ready(place.base(), place.ca());
                return own;
            } catch (Exception e) {
                throw new IllegalStateException("no gateway to measure", e);
            }
        }

        PageServer served() {
            return new PageServer(place.base(), place.ca(), server.pid(), server::check);
        }

        @Override
        public void close() throws Exception {
            server.close();
            FileSystemUtils.deleteRecursively(place.folder());
        }
    }
}
