package org.safeconduct.platform.store;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.safeconduct.platform.TimeAndRandomness;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Starts the gateway's PostgreSQL beside the rest of the start, as early as the settings are known: unpacking and starting
 * it takes seconds that nothing else needs to wait for.
 */
final class OwnPostgresStart implements BeanFactoryPostProcessor, DisposableBean {

    private final CompletableFuture<OwnPostgres> postgres;

    OwnPostgresStart(Environment environment) {
        StoreSettings settings = Binder.get(environment).bindOrCreate("safeconduct", StoreSettings.class);
        postgres = CompletableFuture.supplyAsync(
                () -> OwnPostgres.start(
                        settings.dataDir(),
                        settings.certsDir(),
                        // Before there is any bean to be given it.
                        TimeAndRandomness.real().ids()),
                task -> Thread.ofPlatform().name("postgresql-start").start(task));
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        // To exist this early is all that is asked of it.
    }

    /** Waits for it. */
    OwnPostgres join() {
        try {
            return postgres.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }

    /** Also when the rest of the start failed before anything asked for the database. */
    @Override
    public void destroy() throws IOException {
        try {
            postgres.join().close();
        } catch (CompletionException e) {
            // It never ran: there is nothing to stop, and why was said when it was asked for.
        }
    }
}
