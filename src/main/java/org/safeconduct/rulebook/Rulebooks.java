package org.safeconduct.rulebook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The decision tables in force and the files beside them. Tables compile in the background while the rest of the gateway
 * starts; the start ends with a {@link RulebookFault} if any has a fault.
 */
@Component
public final class Rulebooks implements SmartInitializingSingleton {

    /** Threads of our own: those of the common pool do not see the classes of a packaged application. */
    private static final Executor BACKGROUND =
            task -> Thread.ofPlatform().daemon().name("rulebook").start(task);

    private final RulebookFiles files;
    private final Map<String, CompletableFuture<KieTable>> tables = new TreeMap<>();
    private final Queue<CompletableFuture<?>> prepared = new ConcurrentLinkedQueue<>();

    @Autowired
    Rulebooks(RulebookSettings settings) {
        this(settings.rulebook());
    }

    private Rulebooks(@Nullable Path folder) {
        files = new RulebookFiles(folder);
        files.tables().keySet().forEach(name -> tables.put(name, inBackground(() -> compile(name))));
    }

    /** The tables that the jar carries, outside a Spring context. */
    public static Rulebooks packaged() {
        return new Rulebooks((Path) null);
    }

    /** The jar's tables with those of a folder in their place. */
    public static Rulebooks from(Path folder) {
        return new Rulebooks(folder);
    }

    private static <T> CompletableFuture<T> inBackground(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, BACKGROUND);
    }

    private KieTable compile(String name) {
        return TableCompiler.compile(name, files.version(), files.read(name + ".dmn"));
    }

    /**
     * The table of that name: the file's name without {@code .dmn}. Waits for its compilation.
     *
     * @throws RulebookFault if the table has a fault
     * @throws IllegalArgumentException if there is none
     */
    public DecisionTable table(String name) {
        CompletableFuture<KieTable> table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("the rulebook has no table " + name);
        }
        return joined(table);
    }

    /**
     * Builds something from the tables in the background; the start waits for it, and ends if it cannot be built.
     *
     * @return waits for what was built
     */
    public <T> Supplier<T> prepare(Function<Rulebooks, T> build) {
        CompletableFuture<T> built = inBackground(() -> build.apply(this));
        prepared.add(built);
        return () -> joined(built);
    }

    /** Version of the rulebook. */
    public String version() {
        return files.version();
    }

    /** Of all the files of the rulebook, by their names: two rulebooks with the same digest say the same. */
    public String digest() {
        return files.digest();
    }

    /**
     * A file that stands beside the tables, such as the texts of their rows.
     *
     * @throws IllegalArgumentException if there is none
     */
    public byte[] file(String name) {
        return files.read(name);
    }

    /** @throws RulebookFault if any table has a fault, two tables share a row's id, or something could not be prepared */
    @Override
    public void afterSingletonsInstantiated() {
        List<String> faults = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        tables.forEach((name, table) -> joined(table).rows().forEach(row -> {
            String owner = owners.put(row.id(), name);
            if (owner != null) {
                faults.add(name + ", row " + row.id() + ": the table " + owner + " has a row with this id");
            }
        }));
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
        prepared.forEach(Rulebooks::joined);
    }

    private static <T> T joined(CompletableFuture<T> pending) {
        try {
            return pending.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RulebookFault fault) {
                throw fault;
            }
            throw e;
        }
    }
}
