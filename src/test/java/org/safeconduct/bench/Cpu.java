package org.safeconduct.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time by the kernel's account (Linux), in seconds. Wall time depends on who else uses the machine; this hardly. */
final class Cpu {

    private static final double TICKS_A_SECOND = 100;

    private Cpu() {}

    /** What one process has used. */
    static double of(long pid) throws IOException {
        List<String> stat = stat(pid);
        return (number(stat, 11) + number(stat, 12)) / TICKS_A_SECOND;
    }

    /** What the PostgreSQL on this data folder has used, with its connections' processes, those that have ended included. */
    static double ofPostgres(Path dataDir) throws IOException {
        long server = Long.parseLong(Files.readAllLines(dataDir.resolve("postgresql/postmaster.pid"))
                .getFirst()
                .trim());
        List<String> stat = stat(server);
        double used = of(server) + (number(stat, 13) + number(stat, 14)) / TICKS_A_SECOND;
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(server).orElseThrow().children()) {
            for (ProcessHandle child : (Iterable<ProcessHandle>) children::iterator) {
                used += ofChild(child.pid());
            }
        }
        return used;
    }

    private static double ofChild(long pid) throws IOException {
        try {
            return of(pid);
        } catch (NoSuchFileException e) {
            // It ended just now, and the little it used is missing from this reading.
            return 0;
        }
    }

    /** The fields from the third on: the second, the name, may hold spaces. */
    private static List<String> stat(long pid) throws IOException {
        String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
    }

    private static long number(List<String> stat, int field) {
        return Long.parseLong(stat.get(field));
    }
}
