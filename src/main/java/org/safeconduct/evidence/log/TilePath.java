package org.safeconduct.evidence.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a tile or entry bundle (C2SP tlog-tiles), in its one spelling.
 *
 * @param level of the tile; -1 for entries
 * @param width how many hashes or entries: 256 when the path names a full one
 */
record TilePath(int level, long number, int width) {

    static final int ENTRIES = -1;

    private static final Pattern PATH =
            Pattern.compile("/(entries|0|[1-5]?[0-9]|6[0-3])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** Empty for what no tile can be called. */
    static Optional<TilePath> of(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches() || parts.group(2).startsWith("x000/")) {
            return Optional.empty();
        }
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        long number = Long.parseLong(parts.group(2).replace("x", "").replace("/", ""));
        int width = parts.group(3) == null ? Tiles.WIDTH : Integer.parseInt(parts.group(3));
        boolean partialButFull = parts.group(3) != null && width >= Tiles.WIDTH;
        return partialButFull ? Optional.empty() : Optional.of(new TilePath(level, number, width));
    }
}
