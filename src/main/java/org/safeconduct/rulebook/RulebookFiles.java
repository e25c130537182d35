package org.safeconduct.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safeconduct.platform.Sha256;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rulebook's files by name: the jar's, each replaced by the folder's file of that name if there is one. */
final class RulebookFiles {

    private static final String VERSION_FILE = "rulebook.yaml";

    private final Map<String, Resource> files = new TreeMap<>();
    private final String version;

    RulebookFiles(@Nullable Path folder) {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:rulebook/*.*")) {
                if (files.put(name(file), file) != null) {
                    throw new RulebookFault(List.of(name(file) + ": two files of this name are on the classpath"));
                }
            }
            if (folder != null) {
                replaceBy(folder);
            }
            version = readVersion();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replaceBy(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new RulebookFault(List.of("safeconduct.rulebook names no folder: " + folder));
        }
        if (!Files.exists(folder.resolve(VERSION_FILE))) {
            // A replaced table under the jar's version would make evidence name rules that did not decide.
            throw new RulebookFault(List.of(folder + ": a folder of replacement tables needs its own " + VERSION_FILE));
        }
        try (Stream<Path> replacements = Files.list(folder)) {
            replacements
                    .filter(Files::isRegularFile)
                    .map(FileSystemResource::new)
                    .forEach(file -> files.put(name(file), file));
        }
    }

    private String readVersion() throws IOException {
        Resource file = files.get(VERSION_FILE);
        if (file == null) {
            throw new RulebookFault(List.of(VERSION_FILE + " is missing"));
        }
        try (InputStream in = file.getInputStream()) {
            JsonNode stated = new YAMLMapper().readTree(in).path("version");
            if (!stated.isString() || stated.asString("").isBlank()) {
                throw new RulebookFault(List.of(VERSION_FILE + ": version is missing or not a quoted text"));
            }
            return stated.asString("");
        } catch (JacksonException e) {
            throw new RulebookFault(List.of(VERSION_FILE + " is not YAML"));
        }
    }

    private static String name(Resource file) {
        String name = file.getFilename();
        if (name == null) {
            throw new IllegalStateException("a rulebook file without a name");
        }
        return name;
    }

    String version() {
        return version;
    }

    /** The decision tables, by the file's base name. */
    Map<String, Resource> tables() {
        Map<String, Resource> tables = new TreeMap<>();
        files.forEach((name, file) -> {
            if (name.endsWith(".dmn")) {
                tables.put(name.substring(0, name.length() - ".dmn".length()), file);
            }
        });
        return tables;
    }

    /** SHA-256 over each file's name and its own digest, in the order of the names. */
    String digest() {
        StringBuilder all = new StringBuilder();
        files.keySet()
                .forEach(name -> all.append(name)
                        .append(' ')
                        .append(Sha256.hex(read(name)))
                        .append('\n'));
        return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if the rulebook has no such file */
    byte[] read(String name) {
        Resource file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("the rulebook has no file " + name);
        }
        try (InputStream in = file.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
